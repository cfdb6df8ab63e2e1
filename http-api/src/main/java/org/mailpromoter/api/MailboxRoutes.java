package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.LOG_IN_TO_MAILBOX;
import static org.mailpromoter.installation.permission.Operation.SEE_STATUS;
import static org.mailpromoter.installation.permission.Operation.SYNCHRONIZE;
import static org.mailpromoter.installation.permission.Operation.TEST_MAILBOX;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.documents.MailboxDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.service.MailboxLogin;
import org.mailpromoter.service.MailboxTests;
import org.mailpromoter.service.Synchronization;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Mailboxes: their state, tests, and synchronization. */
final class MailboxRoutes {
  private final Work work;

  MailboxRoutes(Work work) {
    this.work = work;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/mailboxes", SEE_STATUS, MailboxRoutes::list),
        Call.route(GET, "/mailboxes/{mailbox}", SEE_STATUS, MailboxRoutes::show),
        Call.route(POST, "/mailboxes/{mailbox}/test", TEST_MAILBOX, this::test),
        Call.route(POST, "/mailboxes/{mailbox}/login", LOG_IN_TO_MAILBOX, this::login),
        Call.route(POST, "/mailboxes/{mailbox}/sync", SYNCHRONIZE, this::syncOne),
        Call.route(POST, "/sync", SYNCHRONIZE, this::sync));
  }

  private static Response list(Call call) throws WrongInputException {
    call.parameters().finish();
    List<Status.MailboxState> all =
        Status.mailboxes(call.open()).stream()
            .filter(each -> isVisible(call, each.mailbox()))
            .toList();
    return Answers.page(call.request(), MailboxDocuments.list(all), "mailboxes");
  }

  private static boolean isVisible(Call call, MailboxDeployment mailbox) {
    return call.permissions().allows(call.operation(), Belonging.to(mailbox.id()));
  }

  private static MailboxDeployment found(Call call) throws NotFoundException, ForbiddenException {
    MailboxDeployment found = call.open().parts().mailbox(call.text("mailbox"));
    call.demand(Belonging.to(found.id()));
    return found;
  }

  private static Response show(Call call) throws NotFoundException, ForbiddenException {
    MailboxDeployment mailbox = found(call);
    return Status.mailboxes(call.open()).stream()
        .filter(each -> each.mailbox().id().equals(mailbox.id()))
        .findFirst()
        .map(each -> Answers.of(MailboxDocuments.one(each)))
        .orElseThrow(() -> NotFoundException.of(Kind.MAILBOX, mailbox.id()));
  }

  private Response test(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    call.body().finish();
    MailboxDeployment mailbox = found(call);
    return work.answer(
        call,
        (open, task) -> new MailboxTests(open.parts()).test(call.requester(), List.of(mailbox)));
  }

  private Response login(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    call.body().finish();
    MailboxDeployment mailbox = found(call);
    Requester by = call.requester();
    return work.answer(
        call, (open, task) -> MailboxLogin.of(new MailboxTests(open.parts()), by, mailbox, task));
  }

  private Response syncOne(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    call.body().finish();
    return sync(call, List.of(found(call)), Synchronization.Trying.ALL);
  }

  private Response sync(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    List<String> names = body.texts("mailboxes");
    body.finish();
    List<MailboxDeployment> chosen = new ArrayList<>();
    for (String name : names) {
      MailboxDeployment mailbox = call.open().parts().mailbox(name);
      call.demand(Belonging.to(mailbox.id()));
      chosen.add(mailbox);
    }
    if (!names.isEmpty()) {
      return sync(call, chosen, Synchronization.Trying.ALL);
    }
    return sync(
        call,
        call.open().parts().deployment().mailboxes().stream()
            .filter(each -> isVisible(call, each))
            .toList(),
        Synchronization.Trying.DUE);
  }

  private Response sync(Call call, List<MailboxDeployment> mailboxes, Synchronization.Trying trying)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          IOException,
          InterruptedException {
    return work.answer(
        call,
        (open, task) ->
            new Synchronization(open).run(call.requester(), mailboxes, trying, SyncListener.NONE));
  }
}
