package org.mailpromoter.core.dispatch;

import java.util.Objects;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;

/** Tells people about mail that needs them. */
final class SendAlerts {
  /** About twenty minutes after the first one: what is brief bothers nobody. */
  private static final int MANY_TRIES = 4;

  private final MailboxId mailbox;
  private final AlertLog log;

  SendAlerts(MailboxId mailbox, AlertLog log) {
    this.mailbox = mailbox;
    this.log = Objects.requireNonNull(log, "log");
  }

  /** Raises an alert if a mail came into a state that a person should know. */
  void about(OutgoingMail mail, SendState now) {
    if (now.phase() == Phase.UNCERTAIN) {
      raise(mail, now, SendingError.UNCERTAIN, "it is unknown whether it was sent");
    } else if (now.phase() == Phase.FAILED) {
      raise(mail, now, SendingError.FAILED, "it was not sent");
    } else if (now.phase() == Phase.SENT && someoneIsLeftOut(now)) {
      raise(mail, now, SendingError.FAILED, "it was not sent to everybody");
    } else if (isLate(now)) {
      raise(mail, now, SendingError.DEFERRED, "it waits since " + now.queuedAt());
    } else if (now.phase() == Phase.HELD && now.reason() == SendReason.LOGIN_REFUSED) {
      raise(mail, now, SendingError.LOGIN_REFUSED, "the mail of the mailbox waits");
    }
  }

  /** Once for each mail. */
  private static boolean isLate(SendState state) {
    return state.phase() == Phase.PENDING_SEND
        && state.reason() == SendReason.DEFERRED
        && state.tries() == MANY_TRIES;
  }

  private static boolean someoneIsLeftOut(SendState state) {
    return state.recipients().stream()
        .anyMatch(
            each ->
                each.state() == RecipientState.REFUSED || each.state() == RecipientState.ABANDONED);
  }

  private void raise(OutgoingMail mail, SendState now, SendingError error, String what) {
    String why = now.words().isEmpty() ? "" : " (" + now.words() + ")";
    String text = "Outgoing mail " + mail.id() + ": " + what + why + ". " + error.remedy();
    log.raise(new Alert(Alert.Level.ERROR, now.since(), mailbox, error.id(), text));
  }
}
