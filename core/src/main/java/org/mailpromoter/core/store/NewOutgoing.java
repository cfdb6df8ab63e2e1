package org.mailpromoter.core.store;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.SendState;

/**
 * A mail that somebody asked to send, before it is kept.
 *
 * @param mailbox the mailbox that sends it
 * @param activity the activity that it is, with the keys under which replies find it
 * @param messageId its Message-ID
 * @param conversation the Message-ID with which its conversation began; its own if it began one
 * @param sender where delivery reports go
 * @param message its bytes, which are read once
 * @param state its state
 * @param request names the request for it, so that a repeated one is recognized; empty if it cannot
 *     be repeated
 * @since 0.1
 */
public record NewOutgoing(
    MailboxId mailbox,
    NewActivity activity,
    MessageId messageId,
    MessageId conversation,
    EnvelopeAddress sender,
    FrozenMessage message,
    SendState state,
    Optional<String> request) {
  /** Rejects nulls. */
  public NewOutgoing {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(conversation, "conversation");
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(request, "request");
  }
}
