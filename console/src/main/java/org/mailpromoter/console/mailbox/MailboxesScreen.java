package org.mailpromoter.console.mailbox;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.template.mailbox.JtelistGenerated;
import org.mailpromoter.console.template.mailbox.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.service.Listening;
import org.mailpromoter.service.MailboxLogin;
import org.mailpromoter.service.MailboxTests;
import org.mailpromoter.service.Synchronization;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Mailboxes: a list, and a page for each, with its test and its synchronization. */
public final class MailboxesScreen implements Screen {
  static final String PATH = "/mailboxes";
  static final String TEST = "/test";
  static final String LOGIN = "/login";
  static final String SYNC = "/sync";

  private static final String ONE = PATH + "/{mailbox}";
  private static final String API = "/api/v1";

  private final CommandTwins twins;
  private final Work work;
  private final Listening listening;

  /**
   * Pages of mailboxes.
   *
   * @param twins the commands that do the same
   * @param jobs test and synchronize
   * @param listening which mailboxes the service listens to
   */
  public MailboxesScreen(CommandTwins twins, Jobs jobs, Listening listening) {
    this.twins = Objects.requireNonNull(twins, "twins");
    this.work = new Work(jobs);
    this.listening = Objects.requireNonNull(listening, "listening");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.SEE_STATUS, this::list),
        Screen.page(ONE, Operation.SEE_STATUS, this::show),
        Screen.form(ONE + TEST, Operation.TEST_MAILBOX, this::test),
        Screen.form(ONE + LOGIN, Operation.LOG_IN_TO_MAILBOX, this::login),
        Screen.form(ONE + SYNC, Operation.SYNCHRONIZE, this::synchronize));
  }

  private Response list(Visit visit) {
    Frame frame =
        Frame.of(visit, Section.MAILBOXES, "Mailboxes").twin(List.of(twins.status()), API + PATH);
    MailboxesPage page = new MailboxList(visit).page(frame, listening);
    return Pages.of(output -> JtelistGenerated.render(output, null, page));
  }

  private Response show(Visit visit) throws NotFoundException, ForbiddenException {
    MailboxDeployment mailbox = found(visit, Operation.SEE_STATUS);
    Status.MailboxState state =
        MailboxWords.visible(visit).stream()
            .filter(each -> each.mailbox().id().equals(mailbox.id()))
            .findFirst()
            .orElseThrow(() -> NotFoundException.of(Kind.MAILBOX, mailbox.id()));
    Frame frame =
        Frame.of(visit, Section.MAILBOXES, mailbox.id().value())
            .under("Mailboxes", PATH)
            .twin(twins.mailbox(mailbox.id()), API + MailboxWords.path(mailbox.id()));
    MailboxPage page = new MailboxView(visit, work, twins, listening).page(frame, state);
    return Pages.of(output -> JteoneGenerated.render(output, null, page));
  }

  private static MailboxDeployment found(Visit visit, Operation operation)
      throws NotFoundException, ForbiddenException {
    MailboxDeployment mailbox = visit.open().parts().mailbox(visit.request().parameter("mailbox"));
    visit.permissions().demand(operation, Belonging.to(mailbox.id()));
    return mailbox;
  }

  private Response test(Visit visit)
      throws NotFoundException, ForbiddenException, InterruptedException {
    MailboxDeployment mailbox = found(visit, Operation.TEST_MAILBOX);
    return work.begin(
        visit,
        Operation.TEST_MAILBOX,
        MailboxWords.path(mailbox.id()),
        (open, task) -> new MailboxTests(open.parts()).test(visit.requester(""), List.of(mailbox)));
  }

  private Response login(Visit visit)
      throws NotFoundException, ForbiddenException, InterruptedException {
    MailboxDeployment mailbox = found(visit, Operation.LOG_IN_TO_MAILBOX);
    Requester by = visit.requester("");
    return work.begin(
        visit,
        Operation.LOG_IN_TO_MAILBOX,
        MailboxWords.path(mailbox.id()),
        (open, task) -> MailboxLogin.of(new MailboxTests(open.parts()), by, mailbox, task));
  }

  private Response synchronize(Visit visit)
      throws NotFoundException, ForbiddenException, InterruptedException {
    MailboxDeployment mailbox = found(visit, Operation.SYNCHRONIZE);
    return work.begin(
        visit,
        Operation.SYNCHRONIZE,
        MailboxWords.path(mailbox.id()),
        (open, task) ->
            new Synchronization(open)
                .run(
                    visit.requester(""),
                    List.of(mailbox),
                    Synchronization.Trying.ALL,
                    new Counting(task)));
  }
}
