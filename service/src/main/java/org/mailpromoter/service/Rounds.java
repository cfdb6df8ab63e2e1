package org.mailpromoter.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mailpromoter.deployment.ServerProfile;

/**
 * Runs mailboxes round after round, until it is closed. The rounds of the mailboxes of a server
 * share as many threads as the server may have connections (S-4); these end when there is nothing
 * to do. A mailbox that waits for a time has no thread. One that listens has a thread, because a
 * connector blocks it until there are news; it needs only a small stack.
 */
final class Rounds implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;
  private static final long SMALL_STACK = 256 << 10;

  private final Map<ServerProfile, ExecutorService> servers = new HashMap<>();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, named("mailpromoter-run-clock", 0));
  private final ExecutorService listeners =
      Executors.newCachedThreadPool(named("mailpromoter-run-listen", SMALL_STACK));
  private final Set<Course> paused = ConcurrentHashMap.newKeySet();
  private final Consumer<Throwable> failed;

  /**
   * Rounds of no mailboxes yet.
   *
   * @param failed receives what ended the rounds of a mailbox
   */
  Rounds(Consumer<Throwable> failed) {
    this.failed = failed;
  }

  /** Begins the rounds of a mailbox. */
  void begin(ServerProfile server, MailboxLoop loop, MailboxWatch watch) {
    ExecutorService threads = servers.computeIfAbsent(server, Rounds::threads);
    threads.execute(new Course(threads, loop, watch));
  }

  private static ExecutorService threads(ServerProfile server) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            server.connections(),
            server.connections(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("mailpromoter-run-" + server.name(), 0));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static ThreadFactory named(String name, long stack) {
    return work -> {
      Thread thread = new Thread(null, work, name, stack);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Work that an interruption ends. */
  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }

  /** The rounds of one mailbox. It is in one place at a time: it runs, waits, or listens. */
  private final class Course implements Runnable {
    private final ExecutorService threads;
    private final MailboxLoop loop;
    private final MailboxWatch watch;

    Course(ExecutorService threads, MailboxLoop loop, MailboxWatch watch) {
      this.threads = threads;
      this.loop = loop;
      this.watch = watch;
    }

    @Override
    public void run() {
      attempt(() -> follow(loop.round(watch)));
    }

    private void follow(Wait wait) {
      if (wait.news()) {
        listeners.execute(() -> attempt(() -> goOnAfter(watch.listen(wait.atMost()))));
      } else {
        goOnAfter(wait.atMost());
      }
    }

    private void goOnAfter(Duration pause) {
      if (pause.isZero()) {
        threads.execute(this);
      } else {
        paused.add(this);
        Future<?> unused =
            clock.schedule(() -> attempt(this::wake), pause.toNanos(), TimeUnit.NANOSECONDS);
      }
    }

    private void wake() {
      if (paused.remove(this)) {
        threads.execute(this);
      }
    }

    /** Whatever it is, it ends the rounds of this mailbox: also that all of them are closed. */
    private void attempt(Step step) {
      try {
        step.run();
      } catch (Throwable e) {
        watch.close();
        failed.accept(e);
      }
    }
  }

  /** Interrupts all mailboxes at once, each of which releases its resources. */
  @Override
  public void close() {
    clock.shutdownNow();
    listeners.shutdownNow();
    List<Course> waiting = new ArrayList<>();
    for (ExecutorService each : servers.values()) {
      each.shutdownNow().forEach(course -> waiting.add((Course) course));
    }
    for (Course each : List.copyOf(paused)) {
      if (paused.remove(each)) {
        waiting.add(each);
      }
    }
    named("mailpromoter-run-leave", 0)
        .newThread(() -> waiting.forEach(course -> course.watch.close()))
        .start();
  }

  /**
   * Waits for commits in progress.
   *
   * @param until of the nano clock: servers that do not answer are not waited for
   * @return whether all of them ended
   */
  boolean awaitEnd(long until) throws InterruptedException {
    boolean ended = true;
    for (ExecutorService each : servers.values()) {
      ended &= each.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    ended &= listeners.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    return ended;
  }
}
