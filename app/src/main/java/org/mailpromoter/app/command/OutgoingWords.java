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
        + phase(state)
        + (state.words().isEmpty() ? "" : ": " + state.words())
        + (state.words().endsWith(".") ? "" : ".")
        + state.next().map(OutgoingWords::next).orElse("");
  }

  private static String next(Instant at) {
    return " The next try is at " + Times.shown(at) + ".";
  }

  private static String phase(SendState state) {
    return switch (state.phase()) {
      case DRAFT -> "is a draft";
      case PENDING_SEND -> "waits (" + reason(state) + ")";
      case SENDING, HANDED_OVER -> "is being sent";
      case SENT -> "was sent";
      case FAILED -> "was not sent (" + reason(state) + ")";
      case UNCERTAIN -> "is in doubt (" + reason(state) + ")";
      case HELD -> "is held (" + reason(state) + ")";
      case CANCELED -> "was canceled";
    };
  }

  /** Why a mail is in its phase. */
  static String reason(SendState state) {
    return switch (state.reason()) {
      case NOT_REQUESTED -> "nobody asked to send it";
      case REQUESTED -> "for its first try";
      case DUE -> "its turn has come";
      case ACCEPTED -> "the server accepted it";
      case REFUSED -> "the server refuses it";
      case DEFERRED -> "the server does not take it now";
      case GAVE_UP -> "it was tried for as long as give-up-after says";
      case INTERRUPTED -> "the program ended while it was sent";
      case ANSWER_LOST -> "the server may have accepted it, but its answer is lost";
      case INTERRUPTED_AFTER_HAND_OVER ->
          "the program ended while the server answered, which may have accepted it";
      case LIMIT_REACHED -> "the mailbox has sent as much as it may for now";
      case SENDING_OFF -> "the mailbox does not send: send is not true in its section";
      case LOGIN_REFUSED -> "the server refuses the login";
      case RELEASED -> "it was held before";
      case PROVEN -> "there is evidence that it was sent";
      case SAID_SENT -> "a person says so";
      case SAID_AGAIN -> "a person has it sent again";
      case CANCELED -> "a person gave it up";
    };
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
