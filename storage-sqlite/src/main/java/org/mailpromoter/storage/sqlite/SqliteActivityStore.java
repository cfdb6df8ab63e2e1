package org.mailpromoter.storage.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.DueActivities;
import org.mailpromoter.core.store.FormerReading;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.NumberRange;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.store.Revision;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * Activities, decisions, keys and cursors. Activity numbers are counted in memory from the greatest
 * one stored; the lock on the database excludes other counters except commands that add single
 * activities; if such a command was faster, a commit is refused and decided again.
 */
final class SqliteActivityStore implements ActivityStore {
  private final Database database;

  /** 0 until a number is needed, which is after this process joined the work. */
  private final AtomicLong nextActivity = new AtomicLong();

  private final LookUp lookUp = new LookUp();

  SqliteActivityStore(Database database) {
    this.database = database;
  }

  @Override
  public Cursor cursor(MailboxId mailbox, FolderId folder) {
    return database.read(handle -> FolderRow.find(handle, mailbox, folder).cursor());
  }

  @Override
  public Watermark watermark(MailboxId mailbox) {
    return database.read(handle -> watermark(handle, mailbox));
  }

  private static Watermark watermark(Handle handle, MailboxId mailbox) {
    return handle
        .createQuery("SELECT watermark FROM mailboxes WHERE name = ? AND watermark IS NOT NULL")
        .bind(0, mailbox.value())
        .mapTo(Long.class)
        .findOne()
        .map(reached -> new Watermark(Instant.ofEpochMilli(reached)))
        .orElse(Watermark.NONE);
  }

  @Override
  public void raise(Turn turn, Watermark reached) throws TurnLostException {
    if (!reached.equals(Watermark.NONE)
        && !database.read(handle -> stands(handle, turn, reached))) {
      database.write(
          turn,
          handle ->
              handle
                  .createUpdate(
                      "UPDATE mailboxes SET watermark = :reached WHERE name = :mailbox"
                          + " AND (watermark IS NULL OR watermark < :reached)")
                  .bind("reached", reached.reached().toEpochMilli())
                  .bind("mailbox", turn.mailbox().value())
                  .execute());
    }
  }

  /** A run without news writes nothing, as a transaction takes longer than all the rest of it. */
  private static boolean stands(Handle handle, Turn turn, Watermark reached) {
    return MailboxRow.isLatest(handle, turn)
        && !watermark(handle, turn.mailbox()).reached().isBefore(reached.reached());
  }

  @Override
  public Known lookUp(Query query) {
    return database.read(handle -> lookUp.answer(handle, query, reserved(handle, query.numbers())));
  }

  @Override
  public Map<MessageRef, byte[]> factsWithoutActivity(
      MailboxId mailbox, FolderId folder, Set<MessageRef> places) {
    return database.read(
        handle ->
            StoredFacts.withoutActivity(
                handle, FolderRow.find(handle, mailbox, folder), folder, places));
  }

  @Override
  public Map<MessageRef, byte[]> factsLeftAlone(
      MailboxId mailbox, FolderId folder, SubReason why, Instant since, int limit) {
    return database.read(
        handle ->
            StoredFacts.leftAlone(
                handle, FolderRow.find(handle, mailbox, folder), folder, why, since, limit));
  }

  @Override
  public Map<MessageRef, byte[]> factsOfFailedCreations(
      MailboxId mailbox, FolderId folder, int limit) {
    return database.read(
        handle ->
            StoredFacts.ofFailedCreations(
                handle, FolderRow.find(handle, mailbox, folder), folder, limit));
  }

  @Override
  public List<FormerReading> readByOlderParsers(
      MailboxId mailbox, FolderId folder, long after, int limit) {
    return database.read(
        handle ->
            StoredFacts.readByOlderParsers(
                handle, FolderRow.find(handle, mailbox, folder), folder, after, limit));
  }

  @Override
  public Map<MessageRef, byte[]> factsOfDue(MailboxId mailbox, FolderId folder, int limit) {
    return database.read(
        handle ->
            StoredFacts.ofDue(handle, FolderRow.find(handle, mailbox, folder), folder, limit));
  }

  @Override
  public DueActivities dueActivities(Instant at, int limit) {
    return database.read(
        handle -> {
          String asOf = Arrivals.asOf(handle);
          return new DueActivities(SqliteDecisionHistory.dueActivities(handle, at, limit), asOf);
        });
  }

  @Override
  public void postpone(Turn turn, Set<ActivityId> activities, Instant until)
      throws TurnLostException {
    List<Long> ids = activities.stream().map(ActivityId::value).toList();
    database.write(turn, handle -> Waiting.postpone(handle, ids, until));
  }

  @Override
  public void revise(
      List<Revision> revisions, Basis basis, Instant at, long policyVersion, Turn turn)
      throws OvertakenException, TurnLostException {
    boolean written =
        database.write(
            turn,
            handle -> {
              boolean stands = !Arrivals.isOvertaken(handle, basis, Optional.empty());
              if (stands) {
                new RevisionWriter(handle, at, policyVersion).write(revisions);
              }
              return stands;
            });
    if (!written) {
      throw new OvertakenException(
          "Data that revised activities depend on was changed" + " concurrently.");
    }
  }

  @Override
  public int resolve(EmailAddress address, RecordId record, Instant at) {
    return database.write(
        handle -> {
          List<Long> resolved =
              handle
                  .createQuery(
                      "UPDATE parties SET record = :record WHERE record IS NULL"
                          + " AND address = :address RETURNING activity")
                  .bind("record", record.toString())
                  .bind("address", address.value())
                  .mapTo(Long.class)
                  .list();
          changed(handle, resolved, at);
          return resolved.size();
        });
  }

  /** The last decision about an activity in the mailbox says where its message is. */
  @Override
  public int relink(Turn turn, FolderId folder, RecordId regarding, Instant at)
      throws TurnLostException {
    MailboxId mailbox = turn.mailbox();
    return database.write(
        turn,
        handle -> {
          List<Long> linked =
              handle
                  .createQuery(
                      "UPDATE activities SET regarding = :regarding, regarding_said = 1"
                          + " WHERE receiving_mailbox = :mailbox AND regarding IS NOT :regarding"
                          + " AND id IN (SELECT d.activity FROM decisions d WHERE d.folder ="
                          + " :folder"
                          + " AND d.activity IS NOT NULL AND d.id = (SELECT max(o.id)"
                          + " FROM decisions o JOIN folders f ON f.id = o.folder"
                          + " JOIN mailboxes m ON m.id = f.mailbox"
                          + " WHERE o.activity = d.activity AND m.name = :mailbox)) RETURNING id")
                  .bind("regarding", regarding.toString())
                  .bind("mailbox", mailbox.value())
                  .bind("folder", FolderRow.find(handle, mailbox, folder).id())
                  .mapTo(Long.class)
                  .list();
          Waiting.areDue(handle, Waiting.OF_ANSWERS, linked);
          Arrivals.changed(handle, linked, Optional.of(mailbox));
          changed(handle, linked, at);
          return linked.size();
        });
  }

  @Override
  public int regard(
      ActivityId activity, RecordId record, TrackingChange.Extent extent, Instant at) {
    return database.write(
        handle -> {
          List<Long> linked =
              handle
                  .createQuery(
                      "UPDATE activities SET regarding = :regarding, regarding_said = 1"
                          + " WHERE id IN (SELECT value FROM json_each(:ids))"
                          + " AND regarding IS NOT :regarding AND regarding IS"
                          + " (SELECT regarding FROM activities WHERE id = :id) RETURNING id")
                  .bind("regarding", record.toString())
                  .bind("ids", JsonList.ofNumbers(TrackingRows.thread(handle, activity, extent)))
                  .bind("id", activity.value())
                  .mapTo(Long.class)
                  .list();
          changed(handle, linked, at);
          return linked.size();
        });
  }

  @Override
  public int track(TrackingChange change) {
    return database.write(handle -> TrackingRows.write(handle, change));
  }

  @Override
  public int track(Turn turn, TrackingChange change) throws TurnLostException {
    return database.write(turn, handle -> TrackingRows.write(handle, change));
  }

  @Override
  public MarkStore marks() {
    return new SqliteMarks(database);
  }

  private static void changed(Handle handle, List<Long> activities, Instant at) {
    new EventWriter(handle).write(ActivityEvent.Kind.CHANGED, activities, at);
  }

  /** Others may have worked, or have restored a backup, since the numbers were counted. */
  void countAnew() {
    nextActivity.set(0);
  }

  private NumberRange reserved(Handle handle, int count) {
    if (nextActivity.get() == 0) {
      nextActivity.compareAndSet(0, greatestActivity(handle) + 1);
    }
    return new NumberRange(nextActivity.getAndAdd(count), count);
  }

  private enum Outcome {
    WRITTEN,
    MOVED,
    OVERTAKEN
  }

  @Override
  public void commit(Commit commit)
      throws CursorMovedException, OvertakenException, TurnLostException {
    switch (written(commit)) {
      case MOVED ->
          throw new CursorMovedException(
              "Another process read the folder "
                  + commit.folder()
                  + " of the mailbox "
                  + commit.mailbox()
                  + " at the same time.");
      case OVERTAKEN -> throw overtaken("wrote what was asked for", commit);
      case WRITTEN -> {}
    }
  }

  private static OvertakenException overtaken(String what, Commit commit) {
    return new OvertakenException(
        "Another mailbox, or a command, "
            + what
            + " while the mailbox "
            + commit.mailbox()
            + " was read.");
  }

  private Outcome written(Commit commit) throws OvertakenException, TurnLostException {
    try {
      return database.write(
          commit.turn(),
          handle -> {
            FolderRow folder = FolderRow.findOrCreate(handle, commit.mailbox(), commit.folder());
            if (!folder.cursor().equals(commit.from())) {
              return Outcome.MOVED;
            }
            if (Arrivals.isOvertaken(handle, commit.basis(), Optional.of(commit.mailbox()))) {
              return Outcome.OVERTAKEN;
            }
            new CommitWriter(handle).write(folder, commit);
            return Outcome.WRITTEN;
          });
    } catch (StoreException e) {
      throw whyRefused(commit, e);
    }
  }

  /** Asked only after a refusal, so that sound commits pay nothing for it. */
  private StoreException whyRefused(Commit commit, StoreException refusal)
      throws OvertakenException {
    for (NewActivity each : commit.activities()) {
      if (database.read(handle -> ActivityRows.exists(handle, each.activity()))) {
        throw overtaken("made the activity of " + each.activity().identity().key(), commit);
      }
      if (database.read(handle -> ActivityRows.isTaken(handle, each.activity().id()))) {
        nextAfter(database.read(SqliteActivityStore::greatestActivity));
        throw overtaken("took the number of an activity", commit);
      }
    }
    return refusal;
  }

  @Override
  public Optional<NewActivity> add(NewActivity added) {
    return database.write(handle -> add(handle, added));
  }

  /** The same as a part of a transaction. */
  Optional<NewActivity> add(Handle handle, NewActivity added) throws SQLException {
    Optional<NewActivity> activity = addUntold(handle, added);
    activity.ifPresent(
        each ->
            new EventWriter(handle)
                .write(
                    ActivityEvent.Kind.CREATED,
                    List.of(each.activity().id().value()),
                    each.activity().createdAt()));
    return activity;
  }

  /** The same without an event for sinks. */
  Optional<NewActivity> addUntold(Handle handle, NewActivity added) throws SQLException {
    if (ActivityRows.exists(handle, added.activity())) {
      return Optional.empty();
    }
    NewActivity activity = added.numbered(new ActivityId(nextAfter(greatestActivity(handle))));
    new ActivityRows(handle.getConnection()).insert(activity);
    return Optional.of(activity);
  }

  private long nextAfter(long greatest) {
    return nextActivity.updateAndGet(next -> Math.max(next, greatest + 1) + 1) - 1;
  }

  private static long greatestActivity(Handle handle) {
    return handle
        .createQuery(
            "SELECT max((SELECT coalesce(max(id), 0) FROM activities),"
                + " (SELECT activity FROM floors))")
        .mapTo(Long.class)
        .one();
  }
}
