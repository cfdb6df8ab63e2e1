package org.mailpromoter.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.documents.JobDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.Job;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.web.Response;

/**
 * Long work on request: it is a job, for whose end the request waits a while. Then the response is
 * its result, or says where the job is. Programs choose how long by {@code Prefer} (RFC 7240).
 */
final class Work {
  private static final Duration USUALLY = Duration.ofSeconds(5);
  private static final long MOST_SECONDS = 20;
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Pattern WAIT = Pattern.compile("(?:^|[,; ])wait=([0-9]{1,3})(?:$|[,; ])");

  private final Jobs jobs;

  Work(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Begins a job and answers. */
  Response answer(Call call, Jobs.Work work)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          IOException,
          InterruptedException {
    Job job;
    try {
      job = jobs.begin(call.operation(), call.account(), work);
    } catch (Jobs.FullException e) {
      return Problems.of(
          call.request(), new Refusal.Unavailable(String.valueOf(e.getMessage()), RETRY));
    }
    String preference = call.request().header("Prefer").orElse("");
    if (!preference.contains("respond-async") && job.await(patience(preference))) {
      return over(call, job);
    }
    return Answers.of(202, JobDocuments.of(job))
        .header("Location", Api.PREFIX + "/jobs/" + job.id());
  }

  private static Response over(Call call, Job job)
      throws NotFoundException, RefusedException, ConfigurationException, IOException {
    Optional<Throwable> failure = job.failure();
    if (failure.isPresent()) {
      if (failure.get() instanceof Desk.ClosedException) {
        return unavailable(call);
      }
      rethrow(failure.get());
    }
    Optional<Object> result = job.result();
    return result.isPresent()
        ? Answers.of(JobDocuments.result(result.get()))
            .header("Content-Location", Api.PREFIX + "/jobs/" + job.id())
        : unavailable(call);
  }

  private static Response unavailable(Call call) {
    return Problems.of(
        call.request(),
        new Refusal.Unavailable("The work was ended before it was complete.", RETRY));
  }

  private static void rethrow(Throwable failure)
      throws NotFoundException, RefusedException, ConfigurationException, IOException {
    if (failure instanceof NotFoundException missing) {
      throw missing;
    }
    if (failure instanceof RefusedException refused) {
      throw refused;
    }
    if (failure instanceof ConfigurationException wrong) {
      throw wrong;
    }
    if (failure instanceof IOException unread) {
      throw unread;
    }
    throw failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("a job failed", failure);
  }

  private static Duration patience(String preference) {
    Matcher wait = WAIT.matcher(preference);
    return wait.find()
        ? Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(wait.group(1))))
        : USUALLY;
  }
}
