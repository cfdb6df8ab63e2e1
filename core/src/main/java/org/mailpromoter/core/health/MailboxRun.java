package org.mailpromoter.core.health;

import java.time.Instant;
import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * The result of the last synchronization of a mailbox.
 *
 * @param mailbox the mailbox
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param processed messages decided
 * @param promoted messages that became activities
 * @param failure what went wrong, as a sentence; empty when nothing did
 * @param health whether the mailbox is worth trying after it
 * @since 0.1
 */
public record MailboxRun(
    MailboxId mailbox,
    Instant startedAt,
    Instant endedAt,
    long processed,
    long promoted,
    String failure,
    MailboxHealth health) {
  /** Rejects nulls. */
  public MailboxRun {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(health, "health");
  }

  /** The same run with another judgement of the mailbox. */
  public MailboxRun with(MailboxHealth other) {
    return new MailboxRun(mailbox, startedAt, endedAt, processed, promoted, failure, other);
  }

  /** Returns this run without its failure, because the cause was seen to work since. */
  public MailboxRun succeeded() {
    return new MailboxRun(mailbox, startedAt, endedAt, processed, promoted, "", MailboxHealth.FINE);
  }
}
