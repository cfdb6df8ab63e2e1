package org.mailpromoter.web.jetty;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailpromoter.web.Limits;

/**
 * The threads on which handlers run: a bounded number with a bounded queue, and one for each event
 * stream. Thread-safe.
 */
final class Workers implements AutoCloseable {
  private static final long SMALL_STACK = 256 * 1024;

  private final ThreadPoolExecutor requests;
  private final ThreadPoolExecutor streams;
  private final Limits limits;

  Workers(Limits limits) {
    this.limits = limits;
    AtomicInteger number = new AtomicInteger();
    requests =
        new ThreadPoolExecutor(
            limits.threads(),
            limits.threads(),
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(limits.waiting()),
            run -> thread(run, "web-" + number.incrementAndGet(), 0));
    requests.allowCoreThreadTimeOut(true);
    streams =
        new ThreadPoolExecutor(
            0,
            Math.max(1, limits.streams()),
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            run -> thread(run, "web-events", SMALL_STACK));
  }

  private static Thread thread(Runnable run, String name, long stack) {
    Thread thread = new Thread(null, run, name, stack, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Runs what answers a request; false if too many wait. */
  boolean answer(Runnable run) {
    return accepted(requests, run);
  }

  /** Runs an event stream; false if too many are open. */
  boolean stream(Runnable run) {
    return limits.streams() > 0 && accepted(streams, run);
  }

  private static boolean accepted(ExecutorService pool, Runnable run) {
    try {
      pool.execute(run);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Ends event streams, waits for requests that are being answered, then interrupts them. */
  @Override
  public void close() {
    streams.shutdownNow();
    requests.shutdown();
    try {
      if (!requests.awaitTermination(limits.farewell().toMillis(), TimeUnit.MILLISECONDS)) {
        requests.shutdownNow();
      }
    } catch (InterruptedException e) {
      requests.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
