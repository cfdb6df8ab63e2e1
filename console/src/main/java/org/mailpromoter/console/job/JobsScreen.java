package org.mailpromoter.console.job;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.template.job.JtelistGenerated;
import org.mailpromoter.console.template.job.JteoneGenerated;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Job;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Long work: a list, and a page for each job, which goes on to its result by itself. */
public final class JobsScreen implements Screen {
  static final String PATH = "/jobs";

  /** The parameter with the page that shows the result. */
  static final String RESULT = "result";

  private static final String API = "/api/v1/jobs";
  private static final Pattern OURS = Pattern.compile("/[a-z][!-\\[\\]-~]{0,1999}");
  private static final int SECONDS = 5;

  private final Jobs jobs;

  /** Pages of these jobs. */
  public JobsScreen(Jobs jobs) {
    this.jobs = Objects.requireNonNull(jobs, "jobs");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.SEE_JOBS, this::list),
        Screen.page(PATH + "/{job}", Operation.SEE_JOBS, this::show),
        Screen.form(PATH + "/{job}", Operation.CANCEL_JOB, this::cancel));
  }

  private Response list(Visit visit) {
    List<JobsPage.Row> rows =
        jobs.list().stream()
            .filter(each -> Work.isVisible(each, visit.permissions()))
            .map(each -> JobRows.row(each, visit.open().now()))
            .toList();
    JobsPage page = new JobsPage(Frame.of(visit, Section.JOBS, "Jobs").twin(List.of(), API), rows);
    return Pages.of(output -> JtelistGenerated.render(output, null, page));
  }

  private Response show(Visit visit) throws NotFoundException, ForbiddenException {
    Job job = found(visit, Operation.SEE_JOBS);
    String result = result(visit.request().query());
    boolean own = job.holder().equals(visit.identity().name());
    if (own && !result.isEmpty() && job.state().isOver() && job.result().isPresent()) {
      return to(visit, Work.arrival(result, job));
    }
    boolean working = !job.state().isOver();
    Frame frame =
        Frame.of(visit, Section.JOBS, JobRows.name(job))
            .under("Jobs", PATH)
            .twin(List.of(), API + "/" + job.id());
    JobPage page =
        JobRows.page(
            working ? frame.again(SECONDS) : frame,
            job,
            result,
            own,
            visit.permissions().allows(Operation.CANCEL_JOB, job.belonging()),
            visit.open().now());
    return Pages.of(output -> JteoneGenerated.render(output, null, page));
  }

  /** A script that asks for the progress is told where to go; it cannot follow by itself. */
  private static Response to(Visit visit, String page) {
    return visit.request().header("HX-Request").isPresent()
        ? Response.of(200).header("HX-Redirect", page).header("Cache-Control", "no-store")
        : Response.seeOther(page);
  }

  private Job found(Visit visit, Operation operation) throws NotFoundException, ForbiddenException {
    String id = visit.request().parameter("job");
    Job job = jobs.find(id).orElseThrow(() -> NotFoundException.of(Kind.JOB, id));
    visit.permissions().demand(operation, job.belonging());
    return job;
  }

  /** A path of ours, never an address of another site; empty if there is none. */
  private static String result(Fields fields) {
    return fields.first(RESULT).filter(each -> OURS.matcher(each).matches()).orElse("");
  }

  private Response cancel(Visit visit) throws NotFoundException, ForbiddenException, IOException {
    Job job = found(visit, Operation.CANCEL_JOB);
    job.cancel();
    return Response.seeOther(Work.address(job, result(visit.request().form())));
  }
}
