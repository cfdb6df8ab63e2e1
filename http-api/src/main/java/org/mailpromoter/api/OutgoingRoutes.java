package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.CHANGE_OUTGOING;
import static org.mailpromoter.installation.permission.Operation.SEE_OUTGOING;
import static org.mailpromoter.installation.permission.Operation.SEND_MAIL;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.OutgoingSelection;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.documents.OutgoingDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.MailDesk;
import org.mailpromoter.installation.change.NewMail;
import org.mailpromoter.installation.change.OutgoingChanges;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.SendingIdentities;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Mail that goes out. */
final class OutgoingRoutes {
  private static final String ONE = "/outgoing/{outgoing}";

  /** What is done with a mail. */
  @FunctionalInterface
  private interface Change {
    OutgoingMail of(OutgoingChanges changes, Requester by, long number)
        throws NotFoundException, RefusedException;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/outgoing", SEE_OUTGOING, OutgoingRoutes::list),
        Call.mail("/outgoing", SEND_MAIL, OutgoingRoutes::send),
        Call.route(GET, "/outgoing/identities", SEND_MAIL, OutgoingRoutes::identities),
        Call.route(GET, ONE, SEE_OUTGOING, OutgoingRoutes::show),
        Call.route(
            POST,
            ONE + "/send-now",
            CHANGE_OUTGOING,
            call -> changed(call, OutgoingChanges::sendNow)),
        Call.route(
            POST, ONE + "/cancel", CHANGE_OUTGOING, call -> changed(call, OutgoingChanges::cancel)),
        Call.route(POST, ONE + "/resolve", CHANGE_OUTGOING, OutgoingRoutes::resolve));
  }

  private static Response list(Call call) throws WrongInputException, WrongPageException {
    OutgoingSelection selection = OutgoingSelection.of(call.query(), call.open());
    OutgoingMails.Listing page =
        new OutgoingMails(call.open())
            .page(selection.filter(), selection.page(), call.permissions(), call.sight());
    return Answers.page(call.request(), OutgoingDocuments.list(page), "mails");
  }

  private static Response send(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          WrongInputException,
          IOException {
    Optional<String> key = call.request().header(Repeatable.HEADER).map(String::strip);
    try (Base64Files files = new Base64Files("content")) {
      NewMail mail = new MailBody(call, JsonBody.read(call.request(), files)).read();
      return Answers.of(
          202,
          OutgoingDocuments.taken(new MailDesk(call.open()).send(call.requester(), mail, key)));
    }
  }

  private static Response identities(Call call) throws WrongInputException {
    call.parameters().finish();
    return Answers.page(
        call.request(),
        OutgoingDocuments.identities(
            new SendingIdentities(call.open().parts().deployment()).of(call.permissions())),
        "identities");
  }

  /** The number of the mail in the path, if the caller may. */
  private static long found(Call call) throws NotFoundException, ForbiddenException {
    OutgoingMails mails = new OutgoingMails(call.open());
    OutgoingMail mail = mails.find(call.number("outgoing", Kind.OUTGOING_MAIL));
    call.demand(mails.belonging(mail));
    return mail.id().value();
  }

  private static Response show(Call call) throws NotFoundException, ForbiddenException {
    return details(call, found(call));
  }

  private static Response details(Call call, long number) throws NotFoundException {
    return Answers.of(
        OutgoingDocuments.details(
            new OutgoingMails(call.open()).details(number).shownTo(call.sight())));
  }

  private static Response changed(Call call, Change change)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          WrongInputException,
          IOException {
    call.body().finish();
    long number = found(call);
    OutgoingMail unused = change.of(new OutgoingChanges(call.open()), call.requester(), number);
    return details(call, number);
  }

  private static Response resolve(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          WrongInputException,
          IOException {
    JsonObject body = call.body();
    Optional<SendEvent.Verdict> verdict = body.word("as", Vocabulary.VERDICTS);
    if (body.text("as").isEmpty()) {
      body.demandedText("as");
    }
    body.finish();
    long number = found(call);
    OutgoingMail unused =
        new OutgoingChanges(call.open()).resolve(call.requester(), number, verdict.orElseThrow());
    return details(call, number);
  }
}
