package org.mailpromoter.testkit.fault;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Query;

/**
 * A store before which the process dies at some step. What changes the store takes two steps: one
 * before and one after, since a process may die in between.
 */
public final class FaultyStore implements ActivityStore {
  private final ActivityStore behind;
  private final CrashPoint crash;

  /** A store that fails where the crash point says. */
  public FaultyStore(ActivityStore behind, CrashPoint crash) {
    this.behind = Objects.requireNonNull(behind, "behind");
    this.crash = Objects.requireNonNull(crash, "crash");
  }

  @Override
  public Cursor cursor(MailboxId mailbox, FolderId folder) {
    crash.step("cursor");
    return behind.cursor(mailbox, folder);
  }

  @Override
  public Known lookUp(Query query) {
    crash.step("lookUp");
    return behind.lookUp(query);
  }

  @Override
  public Map<MessageRef, byte[]> factsWithoutActivity(
      MailboxId mailbox, FolderId folder, Set<MessageRef> places) {
    crash.step("factsWithoutActivity");
    return behind.factsWithoutActivity(mailbox, folder, places);
  }

  @Override
  public Map<MessageRef, byte[]> factsLeftAlone(
      MailboxId mailbox, FolderId folder, Instant since, int limit) {
    crash.step("factsLeftAlone");
    return behind.factsLeftAlone(mailbox, folder, since, limit);
  }

  @Override
  public int relink(MailboxId mailbox, FolderId folder, RecordId regarding) {
    crash.step("before relink");
    int linked = behind.relink(mailbox, folder, regarding);
    crash.step("after relink");
    return linked;
  }

  @Override
  public int resolve(EmailAddress address, RecordId record) {
    crash.step("before resolve");
    int resolved = behind.resolve(address, record);
    crash.step("after resolve");
    return resolved;
  }

  @Override
  public int track(ActivityId id, Tracking tracking, boolean conversation) {
    crash.step("before track");
    int changed = behind.track(id, tracking, conversation);
    crash.step("after track");
    return changed;
  }

  @Override
  public long reserveActivityIds(int count) {
    crash.step("reserveActivityIds");
    return behind.reserveActivityIds(count);
  }

  @Override
  public void commit(Commit commit) throws CursorMovedException {
    crash.step("before commit");
    behind.commit(commit);
    crash.step("after commit");
  }

  @Override
  public boolean add(NewActivity activity) {
    crash.step("before add");
    boolean kept = behind.add(activity);
    crash.step("after add");
    return kept;
  }
}
