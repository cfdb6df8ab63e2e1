package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.CANCEL_JOB;
import static org.mailpromoter.installation.permission.Operation.SEE_JOBS;
import static org.mailpromoter.web.Method.DELETE;
import static org.mailpromoter.web.Method.GET;

import java.util.List;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.documents.JobDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.service.Job;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Long work that was begun. */
final class JobRoutes {
  private final Jobs jobs;

  JobRoutes(Jobs jobs) {
    this.jobs = jobs;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/jobs", SEE_JOBS, this::list),
        Call.route(GET, "/jobs/{job}", SEE_JOBS, this::show),
        Call.route(DELETE, "/jobs/{job}", CANCEL_JOB, this::cancel));
  }

  private Response list(Call call) throws WrongInputException {
    call.parameters().finish();
    List<Job> visible =
        jobs.list().stream()
            .filter(each -> call.permissions().allows(call.operation(), each.belonging()))
            .toList();
    return Answers.page(call.request(), JobDocuments.list(visible), "jobs");
  }

  private Response show(Call call) throws NotFoundException, ForbiddenException {
    return Answers.of(JobDocuments.of(found(call), call.account()));
  }

  private Job found(Call call) throws NotFoundException, ForbiddenException {
    String id = call.text("job");
    Job job = jobs.find(id).orElseThrow(() -> NotFoundException.of(Kind.JOB, id));
    call.demand(job.belonging());
    return job;
  }

  private Response cancel(Call call) throws NotFoundException, ForbiddenException {
    Job job = found(call);
    job.cancel();
    return Answers.of(202, JobDocuments.of(job, call.account()));
  }
}
