package org.mailpromoter.console.outgoing;

import static org.mailpromoter.installation.permission.Operation.CHANGE_OUTGOING;
import static org.mailpromoter.installation.permission.Operation.SEE_OUTGOING;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.OutgoingSelection;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.template.outgoing.JteagainGenerated;
import org.mailpromoter.console.template.outgoing.JtelistGenerated;
import org.mailpromoter.console.template.outgoing.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.OutgoingChanges;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The outbox, each mail of it, and what people decide about it. */
public final class OutgoingScreen implements Screen {
  private static final String API = "/api/v1";
  private static final String ONE = Outbox.PATH + "/{number}";
  private static final String TITLE = "Outbox";

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public OutgoingScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  /** The address of the page of a mail. */
  public static String path(OutgoingMail mail) {
    return Outbox.path(mail.id().value());
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(Outbox.PATH, SEE_OUTGOING, this::list),
        Screen.page(ONE, SEE_OUTGOING, this::show),
        Screen.form(ONE + "/send-now", CHANGE_OUTGOING, OutgoingScreen::sendNow),
        Screen.form(ONE + "/cancel", CHANGE_OUTGOING, OutgoingScreen::cancel),
        Screen.page(ONE + "/again", CHANGE_OUTGOING, this::again),
        Screen.form(ONE + "/resolve", CHANGE_OUTGOING, OutgoingScreen::resolve));
  }

  private Response list(Visit visit) throws WrongPageException {
    Fields query = visit.request().query().without("said");
    Frame frame =
        Frame.of(visit, Section.OUTBOX, TITLE)
            .twin(List.of(twins.outgoing(query)), Queries.path(API + Outbox.PATH, query));
    Outbox outbox = new Outbox(visit);
    try {
      return page(200, outbox.page(frame, OutgoingSelection.of(query, visit.open())));
    } catch (WrongInputException e) {
      return page(400, outbox.refused(frame.with(e)));
    }
  }

  private static Response page(int status, OutboxPage page) {
    return Pages.of(status, output -> JtelistGenerated.render(output, null, page));
  }

  /** The mail of the path, if the visitor may do something with it. */
  private static OutgoingMail find(Visit visit, Operation operation)
      throws NotFoundException, ForbiddenException {
    OutgoingMails mails = new OutgoingMails(visit.open());
    OutgoingMail mail = mails.find(Screen.number(visit, "number", Kind.OUTGOING_MAIL));
    visit.permissions().demand(operation, mails.belonging(mail));
    return mail;
  }

  private static OutgoingMails.Details details(Visit visit, OutgoingMail mail)
      throws NotFoundException {
    return new OutgoingMails(visit.open()).details(mail.id().value()).shownTo(visit.sight());
  }

  private Response show(Visit visit) throws NotFoundException, ForbiddenException {
    OutgoingMail mail = find(visit, SEE_OUTGOING);
    OutgoingMails.Details shown = details(visit, mail);
    Frame frame =
        Frame.of(visit, Section.OUTBOX, title(shown))
            .under(TITLE, Outbox.PATH)
            .twin(twins.outgoing(mail.id().value()), API + path(mail));
    OutgoingPage page = new OutgoingView(visit, shown).page(frame);
    return Pages.of(output -> JteoneGenerated.render(output, null, page));
  }

  private static String title(OutgoingMails.Details shown) {
    String subject = shown.entry().subject();
    return subject.isEmpty() ? "(no subject)" : subject;
  }

  private static Response sendNow(Visit visit)
      throws NotFoundException, ForbiddenException, RefusedException {
    OutgoingMail mail = find(visit, CHANGE_OUTGOING);
    OutgoingMail now =
        new OutgoingChanges(visit.open()).sendNow(visit.requester(""), mail.id().value());
    return Announcement.then(visit, path(now), "The mail is tried now.");
  }

  private static Response cancel(Visit visit)
      throws NotFoundException, ForbiddenException, RefusedException {
    OutgoingMail mail = find(visit, CHANGE_OUTGOING);
    OutgoingMail now =
        new OutgoingChanges(visit.open()).cancel(visit.requester(""), mail.id().value());
    return Announcement.then(visit, path(now), "The mail is canceled.");
  }

  /** Who would get a mail twice, before it is sent again: that cannot be taken back. */
  private Response again(Visit visit)
      throws NotFoundException, ForbiddenException, RefusedException {
    OutgoingMail mail = find(visit, CHANGE_OUTGOING);
    OutgoingMails.Details shown = details(visit, mail);
    if (mail.state().phase() != Phase.UNCERTAIN) {
      throw new RefusedException(
          RefusedException.Why.OUTGOING_PHASE, mail.id(), EnumWords.of(mail.state().phase()));
    }
    AgainPage page =
        new AgainPage(
            Frame.of(visit, Section.OUTBOX, "Send it again?")
                .under(TITLE, Outbox.PATH)
                .under(title(shown), path(mail))
                .twin(List.of(twins.sendAgain(mail.id().value())), ""),
            path(mail) + "/resolve",
            path(mail),
            addresses(shown, each -> each == RecipientState.UNCERTAIN),
            addresses(shown, each -> each.isOpen() && each != RecipientState.UNCERTAIN));
    return Pages.of(output -> JteagainGenerated.render(output, null, page));
  }

  private static List<String> addresses(
      OutgoingMails.Details shown, Predicate<RecipientState> state) {
    return shown.entry().recipients().stream()
        .filter(each -> state.test(each.state()))
        .map(OutgoingMails.Reached::address)
        .toList();
  }

  private static Response resolve(Visit visit)
      throws NotFoundException,
          ForbiddenException,
          RefusedException,
          WrongInputException,
          IOException {
    OutgoingMail mail = find(visit, CHANGE_OUTGOING);
    SendEvent.Verdict verdict =
        visit
            .request()
            .form()
            .first("as")
            .flatMap(Vocabulary.VERDICTS::find)
            .orElseThrow(() -> WrongInputException.of("as", "Say what became of the mail."));
    OutgoingMail now =
        new OutgoingChanges(visit.open()).resolve(visit.requester(""), mail.id().value(), verdict);
    return Announcement.then(visit, path(now), said(verdict));
  }

  private static String said(SendEvent.Verdict verdict) {
    return switch (verdict) {
      case SENT -> "The mail counts as sent.";
      case AGAIN -> "The mail is sent again.";
      case CANCEL -> "The mail is given up.";
    };
  }
}
