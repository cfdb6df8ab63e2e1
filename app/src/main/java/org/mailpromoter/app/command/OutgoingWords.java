package org.mailpromoter.app.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.dispatch.SendRound;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.installation.english.EnglishOutgoing;
import org.mailpromoter.service.Sending;

/** What became of mail that goes out, in words. */
final class OutgoingWords {
  private OutgoingWords() {}

  /** Summarizes what was tried. */
  static String of(MailboxId mailbox, SendRound round) {
    int others = round.tries() - round.sent();
    return "Mailbox "
        + mailbox
        + ": "
        + Words.some(round.sent(), "mail")
        + " sent"
        + (others == 0 ? "" : ", " + others + " not: 'mailpromoter outgoing' says why")
        + ".";
  }

  /** The mailboxes in which something was tried. */
  static void say(Screen screen, List<Sending.Sent> sent) {
    for (Sending.Sent each : sent) {
      if (each.round().tries() > 0) {
        screen.say(of(each.mailbox(), each.round()));
      }
    }
  }

  /** Where a mail is, and why. */
  static String state(OutgoingMail mail) {
    SendState state = mail.state();
    return "Outgoing mail "
        + mail.id()
        + " "
        + EnglishOutgoing.phase(state)
        + (state.words().isEmpty() ? "" : ": " + state.words())
        + (state.words().endsWith(".") ? "" : ".")
        + state.next().map(OutgoingWords::next).orElse("");
  }

  private static String next(Instant at) {
    return " The next try is at " + Times.shown(at) + ".";
  }

  /** The recipients with their states where they differ from the mail. */
  static String recipients(OutgoingMail mail) {
    return mail.state().recipients().stream()
        .map(Recipient::address)
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  /** What a person should do about a mail; empty if nothing. */
  static Optional<String> advice(OutgoingMail mail) {
    long number = mail.id().value();
    return switch (mail.state().phase()) {
      case UNCERTAIN ->
          Optional.of(
              "Look for it in the folder of sent mail, or ask a recipient. Then say"
                  + " 'mailpromoter outgoing resolve "
                  + number
                  + " --as sent', or have it sent again with '--as again'; those who got it then"
                  + " get it twice.");
      case FAILED ->
          Optional.of(
              "Each recipient has its reason. Correct the address or the mail, and send a new one.");
      case HELD -> held(mail);
      case DRAFT, PENDING_SEND, SENDING, HANDED_OVER, SENT, CANCELED -> Optional.empty();
    };
  }

  private static Optional<String> held(OutgoingMail mail) {
    return switch (mail.state().reason()) {
      case LOGIN_REFUSED ->
          Optional.of(
              "Correct the login, then 'mailpromoter outgoing send-now "
                  + mail.id()
                  + "', or restart the service.");
      case SENDING_OFF ->
          Optional.of(
              "Set send: true for the mailbox and restart the service, or 'mailpromoter outgoing"
                  + " cancel "
                  + mail.id()
                  + "'.");
      default -> Optional.empty();
    };
  }

  /** The word of a phase. */
  static String word(Enum<?> constant) {
    return EnumWords.of(constant);
  }
}
