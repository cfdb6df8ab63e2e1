package org.mailpromoter.console.job;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.ErrorPage;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.service.Job;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;

/**
 * Long work on request of a page. A form begins it and leads to the page of the job, which shows
 * the progress and goes on to the page with the result by itself. That page finds the job by the
 * parameter {@code job} of its address. Thread-safe.
 */
public final class Work {
  /** The parameter with the id of a job, in the address of the page that shows its result. */
  public static final String JOB = "job";

  /** Short work is over by then, and nobody sees the page of its job. */
  private static final Duration AT_ONCE = Duration.ofMillis(400);

  private final Jobs jobs;

  /** Work that these jobs do. */
  public Work(Jobs jobs) {
    this.jobs = Objects.requireNonNull(jobs, "jobs");
  }

  /**
   * Begins a job. The caller has demanded the permission.
   *
   * @param operation what it does
   * @param result the path of the page that shows the result; it may have a query
   * @param work has one of the answers for which the API has a document
   */
  public Response begin(Visit visit, Operation operation, String result, Jobs.Work work)
      throws InterruptedException {
    Job job;
    try {
      job = jobs.begin(operation, visit.identity().name(), work);
    } catch (Jobs.FullException e) {
      return ErrorPage.of(
              503,
              "Too much work at the moment",
              "Nothing was begun: " + e.getMessage(),
              "The page of the jobs shows what is at work.")
          .leading(new Link("Jobs", JobsScreen.PATH), new Link("Back", result))
          .response();
    }
    boolean over = job.await(AT_ONCE);
    return Response.seeOther(
        over && job.result().isPresent() ? arrival(result, job) : address(job, result));
  }

  /** The address of the page of a job that goes on to the page with its result. */
  static String address(Job job, String result) {
    Fields query = Fields.none().with(JobsScreen.RESULT, result);
    return Queries.path(JobsScreen.PATH + "/" + Queries.encoded(job.id()), query);
  }

  /** The page with the result of a job. */
  static String arrival(String result, Job job) {
    return result + (result.contains("?") ? "&" : "?") + JOB + "=" + Queries.encoded(job.id());
  }

  /**
   * What the job returned that the address of a page names. It was made for whoever began the job,
   * and shows what they may see.
   *
   * @return empty if none is named, if it has no such answer, or if somebody else began it
   */
  public <T> Optional<T> result(Visit visit, Class<T> type) {
    return visit
        .request()
        .query()
        .first(JOB)
        .flatMap(jobs::find)
        .filter(each -> each.holder().equals(visit.identity().name()))
        .flatMap(Job::result)
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** Whether a visitor may see a job. */
  static boolean isVisible(Job job, Permissions permissions) {
    return permissions.allows(Operation.SEE_JOBS, job.belonging());
  }
}
