package org.mailpromoter.core.sync;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.turn.Turn;

/**
 * Messages of one mailbox that are to be decided again under the current settings.
 *
 * @param turn the right to work on the mailbox
 * @param source opens it, to fetch the bodies of what is promoted
 * @param messages the places of messages that were decided and are not an activity; others are
 *     ignored
 * @param byHand whether they are tracked by hand, whatever the Track options say
 * @param gone what happens to a message that is not in the mailbox any more
 * @param marking what its messages are marked with, by the next run
 * @since 0.1
 */
public record RetryTask(
    Turn turn,
    MailboxSource source,
    List<MessageRef> messages,
    boolean byHand,
    Gone gone,
    Marking marking) {
  /** What happens to a message that is not in the mailbox any more. */
  public enum Gone {
    /** It stays refused, is reported, and is tried again in the following runs. */
    REPORT,
    /** It is promoted from what is stored, without a body. */
    PROMOTE
  }

  /** Copies the list. */
  public RetryTask {
    Objects.requireNonNull(turn, "turn");
    Objects.requireNonNull(source, "source");
    messages = List.copyOf(messages);
    Objects.requireNonNull(gone, "gone");
    Objects.requireNonNull(marking, "marking");
  }

  /** The mailbox. */
  public MailboxId mailbox() {
    return turn.mailbox();
  }
}
