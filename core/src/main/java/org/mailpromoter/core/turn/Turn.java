package org.mailpromoter.core.turn;

import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * The right to work on one mailbox for one run. Every write of the run states it, and the storage
 * refuses the write of a former turn ({@link TurnLostException}). So a process that was frozen, and
 * whose mailbox another one works on since, cannot undo what that one wrote.
 *
 * @param mailbox the mailbox
 * @param epoch the number of the turn, which grows with each turn of the mailbox
 * @since 0.1
 */
public record Turn(MailboxId mailbox, long epoch) {
  /** Checks the values. */
  public Turn {
    Objects.requireNonNull(mailbox, "mailbox");
    if (epoch < 0) {
      throw new IllegalArgumentException("The epoch " + epoch + " is negative.");
    }
  }

  /**
   * For a program that alone works with a storage, and so never takes turns. It is a former turn as
   * soon as somebody takes one.
   */
  public static Turn alone(MailboxId mailbox) {
    return new Turn(mailbox, 0);
  }
}
