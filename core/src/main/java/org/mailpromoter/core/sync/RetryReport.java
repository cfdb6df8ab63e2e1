package org.mailpromoter.core.sync;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * The result of deciding again.
 *
 * @param mailbox the mailbox
 * @param promoted how many messages became activities
 * @param refused how many are refused again
 * @param gone those that would be promoted and are not in the mailbox any more
 * @param unknown how many were not looked at: they are activities meanwhile, or their facts were
 *     deleted
 * @param failures folders that could not be read to their end
 * @since 0.1
 */
public record RetryReport(
    MailboxId mailbox,
    long promoted,
    long refused,
    List<MessageRef> gone,
    long unknown,
    List<FolderFailure> failures) {
  /** Copies the lists. */
  public RetryReport {
    Objects.requireNonNull(mailbox, "mailbox");
    gone = List.copyOf(gone);
    failures = List.copyOf(failures);
  }

  /** The report on a mailbox whose turn cannot be taken, because another run has it. */
  public static RetryReport busy(MailboxId mailbox) {
    return new RetryReport(mailbox, 0, 0, List.of(), 0, List.of(FolderFailure.busy(mailbox)));
  }
}
