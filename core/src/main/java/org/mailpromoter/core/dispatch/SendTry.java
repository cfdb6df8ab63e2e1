package org.mailpromoter.core.dispatch;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.store.StoreException;

/** One try of a mail that is claimed. Used once. */
final class SendTry {
  private final OutgoingMail mail;
  private final FrozenMessage message;
  private final Function<SendEvent, Optional<SendState>> change;
  private Map<EnvelopeAddress, ServerReply> refused = Map.of();
  private boolean crossed;

  /**
   * A try.
   *
   * @param change writes down what happens to the mail
   */
  SendTry(
      OutgoingMail mail, FrozenMessage message, Function<SendEvent, Optional<SendState>> change) {
    this.mail = mail;
    this.message = message;
    this.change = change;
  }

  /**
   * Submits it. A fault of the sender is an outcome.
   *
   * @throws InterruptedException if the thread was interrupted; then the mail waits for its next
   *     try, unless it was handed over
   */
  SubmissionOutcome through(MailSender sender) throws InterruptedException {
    try {
      return sender.submit(mail.envelope(), message, this::handOver);
    } catch (InterruptedException e) {
      var unused = change.apply(new SendEvent.Interrupted());
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      String why = "Mailbox " + mail.mailbox() + ": sending failed by a fault: " + e + ".";
      return crossed
          ? new SubmissionOutcome.Uncertain(why, refused)
          : new SubmissionOutcome.Deferred(SendingError.SENDER_FAULTY, why);
    }
  }

  /** The point of no return. */
  private void handOver(Map<EnvelopeAddress, ServerReply> replies) throws IOException {
    try {
      if (change.apply(new SendEvent.HandedOver(replies)).isEmpty()) {
        throw new IOException("the mail is no longer to be sent");
      }
      crossed = true;
      refused = Map.copyOf(replies);
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
