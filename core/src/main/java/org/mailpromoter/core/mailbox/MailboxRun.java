package org.mailpromoter.core.mailbox;

import java.time.Instant;
import java.util.Objects;

/**
 * How the last synchronization of a mailbox went.
 *
 * @param mailbox the mailbox
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param processed messages decided
 * @param promoted messages that became activities
 * @param failure what went wrong, as a sentence; empty when nothing did
 */
public record MailboxRun(
    MailboxId mailbox,
    Instant startedAt,
    Instant endedAt,
    long processed,
    long promoted,
    String failure) {
  /** Checks for nulls. */
  public MailboxRun {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(failure, "failure");
  }
}
