package org.mailpromoter.core.facts;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread on which a guarded strategy runs. It begins when it is needed, ends when it is
 * idle, and never keeps the program alive. Used by one caller at a time.
 */
final class StrategyThread {
  private static final long IDLE_SECONDS = 10;

  private final ThreadGroup group;
  private final ThreadPoolExecutor executor;

  StrategyThread(String name, ClassLoader classes) {
    this.group = new ThreadGroup("strategy-" + name);
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> thread("mailpromoter-strategy-" + name, classes, work));
    executor.allowCoreThreadTimeOut(true);
  }

  private Thread thread(String name, ClassLoader classes, Runnable work) {
    Thread thread = new Thread(group, work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(classes);
    return thread;
  }

  /**
   * Asks something. An interruption of the caller waits until the answer is there.
   *
   * @throws StrategyFailedException if the question throws, whatever it throws
   * @throws TimeoutException if there is no answer in time; the thread is lost then
   */
  <T> T ask(Callable<T> question, Duration deadline) throws TimeoutException {
    Future<T> answer = executor.submit(question);
    long end = System.nanoTime() + deadline.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw StrategyFailedException.of(e.getCause());
    } catch (TimeoutException e) {
      executor.shutdownNow();
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** How many threads the strategy began that still run. */
  int begun() {
    return Math.max(0, group.activeCount() - 1);
  }
}
