package org.mailpromoter.console.outgoing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.store.OutgoingStep;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.english.EnglishOutgoing;
import org.mailpromoter.installation.permission.Operation;

/** Makes the page of a mail that goes out. */
final class OutgoingView {
  private static final long KILO = 1_024;

  private final Visit visit;
  private final OutgoingMails.Details shown;
  private final OutgoingMail mail;
  private final SendState state;
  private final String href;
  private final Instant now;

  /**
   * A view.
   *
   * @param shown the mail as far as the visitor sees it
   */
  OutgoingView(Visit visit, OutgoingMails.Details shown) {
    this.visit = visit;
    this.shown = shown;
    this.mail = shown.entry().mail();
    this.state = mail.state();
    this.href = Outbox.path(mail.id().value());
    this.now = visit.open().now();
  }

  OutgoingPage page(Frame frame) {
    boolean mayChange =
        visit
            .permissions()
            .allows(Operation.CHANGE_OUTGOING, new OutgoingMails(visit.open()).belonging(mail));
    return new OutgoingPage(
        frame,
        href,
        PhaseWords.chip(state),
        "This mail " + EnglishOutgoing.phase(state) + ".",
        shown.entry().words(),
        state.next().filter(now::isBefore).stream().map(this::moment).toList(),
        advice(),
        state.phase() == Phase.PENDING_SEND || state.phase().isUnderWay(),
        shown.entry().recipients().stream().map(OutgoingView::recipient).toList(),
        shown.history().stream().map(this::step).toList(),
        facts(),
        mayChange ? actions() : List.of());
  }

  private Moment moment(Instant at) {
    return Moment.of(at, now);
  }

  private String advice() {
    return switch (state.phase()) {
      case UNCERTAIN ->
          "Nothing is sent until somebody knows. Look for the mail in the folder of sent mail, or"
              + " ask a recipient, and say what became of it.";
      case FAILED ->
          "Each recipient has its reason. Correct the address or the mail, and send a new one.";
      case HELD -> held();
      case DRAFT, PENDING_SEND, SENDING, HANDED_OVER, SENT, CANCELED -> "";
    };
  }

  private String held() {
    if (state.reason() == SendReason.LOGIN_REFUSED) {
      return "Correct the login of the mailbox, then send the mail now.";
    }
    return state.reason() == SendReason.SENDING_OFF
        ? "Set send: true for the mailbox in the configuration file and restart the service, or"
            + " cancel the mail."
        : "";
  }

  private static OutgoingPage.Recipient recipient(OutgoingMails.Reached each) {
    return new OutgoingPage.Recipient(
        Words.capitalized(each.role().name().toLowerCase(Locale.ROOT)),
        each.address(),
        PhaseWords.chip(each.state()),
        each.words());
  }

  private OutgoingPage.Step step(OutgoingStep step) {
    return new OutgoingPage.Step(
        moment(step.at()),
        PhaseWords.chip(step.phase()),
        step.phase() == Phase.HANDED_OVER
            ? "from here on the server may accept it"
            : EnglishOutgoing.reason(step.reason()),
        step.words());
  }

  private List<OutgoingPage.Fact> facts() {
    List<OutgoingPage.Fact> facts = new ArrayList<>();
    facts.add(
        new OutgoingPage.Fact(
            "Mailbox",
            "",
            List.of(new Link(mail.mailbox().value(), "/mailboxes/" + mail.mailbox()))));
    if (shown.entry().activity().isPresent()) {
      facts.add(
          new OutgoingPage.Fact(
              "Activity",
              "",
              List.of(
                  new Link("activity " + mail.activity(), "/activities/" + mail.activity()),
                  new Link("conversation", "/conversations/" + mail.activity()))));
    } else {
      facts.add(new OutgoingPage.Fact("Activity", "erased", List.of()));
    }
    facts.add(new OutgoingPage.Fact("Tries", Words.number(state.tries()), List.of()));
    facts.add(
        new OutgoingPage.Fact(
            "Size", Words.number((mail.size() + KILO - 1) / KILO) + " kB", List.of()));
    facts.add(new OutgoingPage.Fact("Message-ID", mail.messageId().toString(), List.of()));
    shown
        .copy()
        .ifPresent(
            each ->
                facts.add(
                    new OutgoingPage.Fact("Sent copy", EnglishOutgoing.copy(each), List.of())));
    shown
        .searches()
        .forEach(
            each ->
                facts.add(
                    new OutgoingPage.Fact(
                        "Looked for",
                        moment(each.at()).near() + ": " + EnglishOutgoing.search(each),
                        List.of())));
    return facts;
  }

  private List<OutgoingPage.Action> actions() {
    return switch (state.phase()) {
      case PENDING_SEND, HELD -> List.of(sendNow(), cancel());
      case UNCERTAIN ->
          List.of(
              verdict("It was sent", "You found it, or a recipient has it.", "sent", true),
              again(),
              verdict(
                  "Give it up",
                  "It is not sent again. Whether somebody got it stays unknown.",
                  "cancel",
                  false));
      case DRAFT, SENDING, HANDED_OVER, SENT, FAILED, CANCELED -> List.of();
    };
  }

  private OutgoingPage.Action sendNow() {
    return new OutgoingPage.Action(
        "Send now",
        "It is tried within a second or two, and does not wait for its time.",
        "Send now",
        href + "/send-now",
        "",
        "",
        true,
        false);
  }

  private OutgoingPage.Action cancel() {
    return new OutgoingPage.Action(
        "Cancel",
        "It is not sent to those who have not got it. Those who got it keep it.",
        "Cancel the mail",
        href + "/cancel",
        "",
        "",
        false,
        false);
  }

  private OutgoingPage.Action again() {
    return new OutgoingPage.Action(
        "Send it again",
        "If the server accepted it, some get it twice. The next page says who.",
        "Send again …",
        href + "/again",
        "",
        "",
        false,
        true);
  }

  private OutgoingPage.Action verdict(String title, String effect, String as, boolean main) {
    return new OutgoingPage.Action(title, effect, title, href + "/resolve", "as", as, main, false);
  }
}
