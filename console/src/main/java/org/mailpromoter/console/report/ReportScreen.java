package org.mailpromoter.console.report;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.ReportSelection;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.template.report.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Reports;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The weekly report, of any week. */
public final class ReportScreen implements Screen {
  static final String PATH = "/reports";

  private final CommandTwins twins;
  private final Work work;
  private final RecentReports recent = new RecentReports();

  /**
   * Pages that show the commands that do the same.
   *
   * @param work reports on long periods
   */
  public ReportScreen(CommandTwins twins, Work work) {
    this.twins = Objects.requireNonNull(twins, "twins");
    this.work = Objects.requireNonNull(work, "work");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.SEE_REPORTS, this::page),
        Screen.form(PATH, Operation.SEE_REPORTS, this::begin));
  }

  private Response page(Visit visit) {
    Fields query = visit.request().query().without(Work.JOB);
    Frame frame =
        Frame.of(visit, Section.REPORTS, "Report")
            .twin(List.of(twins.report(query)), api(visit, query));
    ReportView view = new ReportView(visit, query);
    try {
      DecisionFilter filter = ReportSelection.of(query, visit.open());
      Optional<Report> ofJob = work.result(visit, Report.class);
      RecentReports.Made made =
          ofJob.isPresent()
              ? new RecentReports.Made(visit.open().now(), ofJob.get())
              : recent.of(
                  visit, query, () -> new Reports(visit.open()).atOnce(filter, visit.sight()));
      return answer(200, view.page(frame, made));
    } catch (RefusedException e) {
      return answer(200, view.later(frame, EnglishRefused.of(e)));
    } catch (WrongInputException e) {
      return answer(400, view.nothing(frame.with(e), "The address cannot be understood."));
    }
  }

  private static String api(Visit visit, Fields query) {
    Optional<String> job = visit.request().query().first(Work.JOB);
    return job.isPresent()
        ? "/api/v1/jobs/" + Queries.encoded(job.get())
        : Queries.path("/api/v1/reports", query);
  }

  private Response begin(Visit visit)
      throws WrongInputException, IOException, InterruptedException {
    Fields form = visit.request().form();
    Fields query = Fields.none();
    for (String each : ReportSelection.FILTERS) {
      Optional<String> value = form.first(each).filter(text -> !text.isBlank());
      query = value.isPresent() ? query.with(each, value.get()) : query;
    }
    DecisionFilter filter = ReportSelection.of(query, visit.open());
    Sight sight = visit.sight();
    return work.begin(
        visit,
        Operation.SEE_REPORTS,
        Queries.path(PATH, query),
        (open, task) -> new Reports(open).report(filter, sight, task));
  }

  private static Response answer(int status, ReportPage page) {
    return Pages.of(status, output -> JteoneGenerated.render(output, null, page));
  }
}
