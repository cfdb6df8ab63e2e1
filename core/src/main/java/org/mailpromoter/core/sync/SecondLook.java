package org.mailpromoter.core.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.ActivityStore;

/**
 * What is done to the messages of a folder that were decided before: those that a person marked
 * since, and those that a start date kept out which has moved, are decided again from their stored
 * facts; activities follow the record of their folder.
 */
final class SecondLook {
  /** As many stored facts as are decided together. */
  private static final int TOGETHER = 1_000;

  private final MailboxId mailbox;
  private final FolderId folder;
  private final MailboxSession session;
  private final ActivityStore store;
  private final Policy policy;
  private final Clock clock;
  private final DecideAgain again;

  SecondLook(
      Synchronizer.Parts parts,
      MailboxId mailbox,
      FolderId folder,
      MailboxSession session,
      DecideAgain again) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.session = session;
    this.store = parts.store();
    this.policy = parts.policy();
    this.clock = parts.clock();
    this.again = again;
  }

  /** Looks again at what stands before the cursor. */
  void run(Cursor cursor) throws MailAccessException, InterruptedException, ExecutionException {
    decideMarkedAgain(cursor);
    decideLeftAloneAgain(cursor);
    relink();
  }

  /** F-10: what was marked after it had been decided is tracked in the next run. */
  private void decideMarkedAgain(Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    Set<String> keywords =
        Set.copyOf(policy.organization().words(OrganizationValue.TRACKED_KEYWORDS));
    List<MessageRef> marked = keywords.isEmpty() ? List.of() : session.marked(folder, keywords);
    for (int from = 0; from < marked.size(); from += TOGETHER) {
      Set<MessageRef> some =
          Set.copyOf(marked.subList(from, Math.min(marked.size(), from + TOGETHER)));
      again.decide(store.factsWithoutActivity(mailbox, folder, some), keywords, true, cursor);
    }
  }

  /**
   * S-13: a start date that moves back brings the mail since then into scope, and so does the
   * setting that what arrived is news.
   */
  private void decideLeftAloneAgain(Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    decideLeftAloneAgain(SubReason.BEFORE_START_DATE, cursor);
    if (policy.organization().setting(OrganizationValue.WATERMARK).value().equals("arrival")) {
      decideLeftAloneAgain(SubReason.NOT_AFTER_WATERMARK, cursor);
    }
  }

  private void decideLeftAloneAgain(SubReason why, Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    Optional<Instant> start = policy.mailbox(mailbox).flatMap(MailboxPolicy::processFrom);
    Instant since = start.orElse(Instant.EPOCH);
    Map<MessageRef, byte[]> left;
    do {
      left = store.factsLeftAlone(mailbox, folder, why, since, TOGETHER);
      again.decide(left, Set.of(), false, cursor);
    } while (left.size() == TOGETHER);
  }

  /** F-3, F-4: mail in a tracked folder follows the folder's record. */
  private void relink() {
    String when = policy.organization().setting(OrganizationValue.FOLDER_REGARDING).value();
    if (when.equals("every-run")) {
      policy
          .mailbox(mailbox)
          .flatMap(each -> each.regardingOf(folder))
          .ifPresent(regarding -> store.relink(mailbox, folder, regarding, clock.instant()));
    }
  }
}
