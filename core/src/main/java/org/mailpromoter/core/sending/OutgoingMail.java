package org.mailpromoter.core.sending;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;

/**
 * A mail that somebody asked to send. Everything but its state is fixed before the first try.
 *
 * @param id its number
 * @param mailbox the mailbox that sends it
 * @param activity the activity that it is
 * @param messageId its Message-ID
 * @param sender where delivery reports go
 * @param size bytes of the message
 * @param state where it is, and what is known of its recipients
 * @since 0.1
 */
public record OutgoingMail(
    OutgoingId id,
    MailboxId mailbox,
    ActivityId activity,
    MessageId messageId,
    EnvelopeAddress sender,
    long size,
    SendState state) {
  /** Rejects nulls. */
  public OutgoingMail {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(state, "state");
  }

  /** To whom the next try goes: each address that still needs the mail. */
  public SubmissionEnvelope envelope() {
    List<EnvelopeAddress> open = state.open().stream().map(Recipient::address).distinct().toList();
    return new SubmissionEnvelope(SendIds.envelopeId(messageId), sender, open);
  }

  /** The same mail in another state. */
  public OutgoingMail with(SendState next) {
    return new OutgoingMail(id, mailbox, activity, messageId, sender, size, next);
  }
}
