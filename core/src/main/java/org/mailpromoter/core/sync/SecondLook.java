package org.mailpromoter.core.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.FolderRegarding;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.WatermarkReading;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * Processes messages of a folder that were decided before. It decides again, from stored facts:
 * messages that a person has marked since, messages that an earlier start date excluded, and
 * messages whose awaited activity now exists. Activities follow the record of their folder.
 */
final class SecondLook {
  /** Few enough that a run is not held up. */
  private static final int TRIED_TOGETHER = 100;

  /**
   * A chain of answers settles link by link; what is left of a longer one waits for the next run.
   */
  private static final int MOST_ROUNDS = 100;

  /** Few enough that their stored facts fit into memory side by side, however long they are. */
  private static final int TOGETHER = 250;

  private final Turn turn;
  private final MailboxId mailbox;
  private final FolderId folder;
  private final ActivityStore store;
  private final Policy policy;
  private final Clock clock;
  private final DecideAgain again;

  SecondLook(Run run, MailboxId mailbox, FolderId folder, DecideAgain again) {
    this.turn = run.turn();
    this.mailbox = mailbox;
    this.folder = folder;
    this.store = run.store();
    this.policy = run.policy();
    this.clock = run.clock();
    this.again = again;
  }

  /**
   * Processes the messages before the cursor again.
   *
   * @param failed messages that failed in this run
   * @param byHand messages that carry keywords which a person put on them to have them tracked
   */
  void run(Cursor cursor, Set<MessageRef> failed, MarksFound byHand)
      throws MailAccessException, InterruptedException, ExecutionException, TurnLostException {
    Set<MessageRef> tried = new HashSet<>(failed);
    tried.addAll(decideMarkedAgain(cursor, byHand));
    tried.addAll(decideLeftAloneAgain(cursor));
    tried.addAll(decideDueAgain(cursor));
    tryAgain(cursor, tried);
    relink();
  }

  /** F-10: what was marked after it had been decided is tracked in the next run. */
  private Set<MessageRef> decideMarkedAgain(Cursor cursor, MarksFound byHand)
      throws MailAccessException, InterruptedException, ExecutionException {
    Map<MessageRef, Set<String>> keywords = byHand.keywords();
    List<MessageRef> marked = new ArrayList<>(keywords.keySet());
    Set<MessageRef> failed = new HashSet<>();
    for (int from = 0; from < marked.size(); from += TOGETHER) {
      Set<MessageRef> some =
          Set.copyOf(marked.subList(from, Math.min(marked.size(), from + TOGETHER)));
      Map<MessageRef, byte[]> stored = store.factsWithoutActivity(mailbox, folder, some);
      failed.addAll(
          again
              .decide(
                  stored,
                  (ref, facts) -> byHand(ref, facts, keywords.getOrDefault(ref, Set.of())),
                  true,
                  cursor)
              .failed());
    }
    return failed;
  }

  /** A message that could not be created is tried again once somebody marks it (S-42). */
  private static Optional<Incoming> byHand(MessageRef ref, byte[] facts, Set<String> keywords) {
    Incoming former = Incoming.stored(ref, facts, Set.of());
    boolean tried = former.attempts().any();
    if (tried && !Collections.disjoint(former.arrived().keywords(), keywords)) {
      return Optional.empty();
    }
    return Optional.of(Incoming.stored(ref, facts, keywords).with(CreationAttempts.NONE));
  }

  /** S-40: what could not be created is tried again in each run, until its budget is used up. */
  private void tryAgain(Cursor cursor, Set<MessageRef> tried)
      throws MailAccessException, InterruptedException, ExecutionException {
    Map<MessageRef, byte[]> failed =
        new LinkedHashMap<>(store.factsOfFailedCreations(mailbox, folder, TRIED_TOGETHER));
    failed.keySet().removeAll(tried);
    again.decide(failed, SecondLook::asStored, false, cursor);
  }

  private static Optional<Incoming> asStored(MessageRef ref, byte[] facts) {
    return Optional.of(Incoming.stored(ref, facts, Set.of()));
  }

  /**
   * S-13: a start date that moves back brings the mail since then into scope, and so does the
   * setting that arrived mail is new.
   */
  private Set<MessageRef> decideLeftAloneAgain(Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    Set<MessageRef> failed =
        new HashSet<>(decideLeftAloneAgain(SubReason.BEFORE_START_DATE, cursor));
    if (policy.organization().watermark() == WatermarkReading.ARRIVAL) {
      failed.addAll(decideLeftAloneAgain(SubReason.NOT_AFTER_WATERMARK, cursor));
    }
    return failed;
  }

  private Set<MessageRef> decideLeftAloneAgain(SubReason why, Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    Optional<Instant> start = policy.mailbox(mailbox).flatMap(MailboxPolicy::processFrom);
    Instant since = start.orElse(Instant.EPOCH);
    Set<MessageRef> failed = new HashSet<>();
    Map<MessageRef, byte[]> left;
    do {
      left = store.factsLeftAlone(mailbox, folder, why, since, TOGETHER);
      failed.addAll(again.decide(left, SecondLook::asStored, false, cursor).failed());
    } while (left.size() == TOGETHER);
    return failed;
  }

  /** Messages that were refused too early get the decision they would get now (AS-14). */
  private Set<MessageRef> decideDueAgain(Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    Set<MessageRef> failed = new HashSet<>();
    Map<MessageRef, byte[]> due = store.factsOfDue(mailbox, folder, TOGETHER);
    for (int round = 1; !due.isEmpty() && round <= MOST_ROUNDS; round++) {
      failed.addAll(again.decide(due, SecondLook::asStored, false, cursor).failed());
      due = store.factsOfDue(mailbox, folder, TOGETHER);
    }
    return failed;
  }

  /** F-3, F-4: mail in a tracked folder follows the folder's record. */
  private void relink() throws TurnLostException {
    Optional<RecordId> regarding =
        policy.mailbox(mailbox).flatMap(each -> each.regardingOf(folder));
    if (policy.organization().folderRegarding() == FolderRegarding.EVERY_RUN
        && regarding.isPresent()) {
      store.relink(turn, folder, regarding.get(), clock.instant());
    }
  }
}
