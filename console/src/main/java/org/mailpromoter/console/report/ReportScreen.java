package org.mailpromoter.console.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.template.report.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.installation.ask.Reports;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The weekly report, of any week. */
public final class ReportScreen implements Screen {
  static final String PATH = "/reports";

  /** So many messages are reported on within a few seconds. */
  private static final int MOST = 50_000;

  private static final Duration USUALLY = Duration.ofDays(7);

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public ReportScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(Screen.page(PATH, Operation.SEE_REPORTS, this::page));
  }

  private Response page(Visit visit) {
    Fields query = visit.request().query();
    Frame frame = Frame.of(visit, Section.REPORTS, "Report").twin(List.of(twins.report(query)), "");
    ReportView view = new ReportView(visit, query);
    try {
      Optional<Report> report = report(visit, filter(visit, query));
      return answer(
          200,
          report
              .map(each -> view.page(frame, each))
              .orElseGet(
                  () ->
                      view.nothing(
                          frame,
                          "This period has more than "
                              + Words.number(MOST)
                              + " messages. Choose a shorter one, or give the command.")));
    } catch (WrongInputException e) {
      return answer(400, view.nothing(frame.with(e), "The address cannot be understood."));
    }
  }

  private static Response answer(int status, ReportPage page) {
    return Pages.of(status, output -> JteoneGenerated.render(output, null, page));
  }

  private static DecisionFilter filter(Visit visit, Fields query) throws WrongInputException {
    Instant now = visit.open().now();
    QueryReader reader = new QueryReader(query, now);
    reader.allow(Set.of("since", "until", "mailbox"));
    DecisionFilter filter =
        DecisionFilter.all().withReceivedFrom(reader.time("since").orElse(now.minus(USUALLY)));
    filter = reader.time("until").map(filter::withReceivedBefore).orElse(filter);
    Optional<MailboxId> mailbox = reader.named("mailbox", new MailNames(visit.open())::mailbox);
    filter = mailbox.map(filter::withMailbox).orElse(filter);
    reader.finish();
    return filter;
  }

  /** Empty if the period has too much mail to be reported on while somebody waits. */
  private static Optional<Report> report(Visit visit, DecisionFilter filter) {
    return new AnalyzedMessages(visit.open()).count(filter, MOST).isExact()
        ? Optional.of(new Reports(visit.open()).report(filter, visit.sight(), new Task()))
        : Optional.empty();
  }
}
