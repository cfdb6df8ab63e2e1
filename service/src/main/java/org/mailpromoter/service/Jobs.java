package org.mailpromoter.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Operation;

/**
 * Long work in this process: two jobs at a time, and a few that wait. A few more may wait for a
 * person to do something. Each works with what the {@link Desk} lends. When the desk is about to
 * close, all are cancelled. Thread-safe.
 */
public final class Jobs implements AutoCloseable {
  /** How many work at the same time. */
  public static final int AT_ONCE = 2;

  /** How many may wait. */
  public static final int WAITING = 8;

  /** How long the result of a job is kept. */
  public static final Duration KEPT = Duration.ofHours(1);

  /** How many may wait for a person, beside those that work. */
  public static final int FOR_PEOPLE = 4;

  /** Their jobs do little but wait until a person has done what they tell them. */
  private static final Set<Operation> WAIT_FOR_PEOPLE = Set.of(Operation.LOG_IN_TO_MAILBOX);

  private static final String WORK =
      AT_ONCE + " jobs are at work and " + WAITING + " wait; try again when one has ended.";

  private static final String PEOPLE =
      FOR_PEOPLE + " jobs wait for people; try again when one of them has ended.";

  private static final int MOST_KEPT = 64;

  private final Desk desk;
  private final Clock clock;
  private final News news;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final ThreadPoolExecutor forPeople =
      new ThreadPoolExecutor(
          0, FOR_PEOPLE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Jobs::named);
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), Jobs::named);

  /**
   * Jobs of an installation, none yet.
   *
   * @param news learns of each that begins or ends
   */
  public Jobs(Desk desk, Clock clock, News news) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.news = Objects.requireNonNull(news, "news");
    threads.allowCoreThreadTimeOut(true);
    desk.beforeClosing(this::cancelAll);
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "mailpromoter-job");
    thread.setDaemon(true);
    return thread;
  }

  /** A use case that takes long. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it, and returns its typed answer.
     *
     * @param task counts, and is asked whether to go on
     */
    Object with(OpenInstallation open, Task task) throws Exception;
  }

  /** So many jobs wait that no more are accepted. Nothing was begun. */
  public static final class FullException extends Exception {
    private static final long serialVersionUID = 1L;

    private FullException(String message) {
      super(message);
    }
  }

  /**
   * Begins a job, or lets it wait.
   *
   * @param holder the name of whoever begins it
   * @throws FullException if too many wait
   */
  public Job begin(Operation operation, String holder, Work work) throws FullException {
    boolean waits = WAIT_FOR_PEOPLE.contains(operation);
    Job job = new Job(newId(), operation, holder, clock.instant());
    synchronized (jobs) {
      forgetOld();
      jobs.put(job.id(), job);
    }
    try {
      (waits ? forPeople : threads).execute(() -> run(job, work));
    } catch (RejectedExecutionException e) {
      synchronized (jobs) {
        jobs.remove(job.id());
      }
      throw new FullException(waits ? PEOPLE : WORK);
    }
    return job;
  }

  private String newId() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void run(Job job, Work work) {
    news.add(News.Kind.JOB_STATE, job.id());
    try {
      attempt(job, work);
    } finally {
      news.add(News.Kind.JOB_STATE, job.id());
    }
  }

  private void attempt(Job job, Work work) {
    if (!job.start()) {
      job.abandon(clock.instant());
      return;
    }
    try {
      Object result = desk.lend(open -> work.with(open, job.task()));
      job.succeed(result, clock.instant());
    } catch (CancellationException | InterruptedException e) {
      job.abandon(clock.instant());
    } catch (Throwable e) { // whatever it is, whoever asks for the job learns of it
      job.fail(e, clock.instant());
    }
  }

  /** Results are kept for an hour, and the latest of them only. */
  private void forgetOld() {
    Instant oldest = clock.instant().minus(KEPT);
    jobs.values().removeIf(job -> job.ended().filter(oldest::isAfter).isPresent());
    List<String> over =
        jobs.values().stream().filter(job -> job.state().isOver()).map(Job::id).toList();
    over.stream().limit(Math.max(0, over.size() - MOST_KEPT)).forEach(jobs::remove);
  }

  /** The job with an id; empty if it never was, or is forgotten. */
  public Optional<Job> find(String id) {
    synchronized (jobs) {
      forgetOld();
      return Optional.ofNullable(jobs.get(id));
    }
  }

  /** All jobs, the latest first. */
  public List<Job> list() {
    synchronized (jobs) {
      forgetOld();
      List<Job> all = new ArrayList<>(jobs.values());
      Collections.reverse(all);
      return List.copyOf(all);
    }
  }

  private void cancelAll() {
    list().forEach(Job::cancel);
  }

  /** Cancels all jobs and accepts no more. */
  @Override
  public void close() {
    cancelAll();
    threads.shutdownNow();
    forPeople.shutdownNow();
  }
}
