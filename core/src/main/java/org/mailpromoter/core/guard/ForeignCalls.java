package org.mailpromoter.core.guard;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls one part of a plugin, each call on a daemon thread with the part's class loader and with a
 * deadline. A call that does not end is interrupted and abandoned; if too many calls are abandoned,
 * further calls fail at once. Threads start on demand and end when they are idle. Thread-safe.
 *
 * @since 0.1
 */
public final class ForeignCalls {
  /** One call for each mailbox of a server at the same time; more would mean that calls hang. */
  private static final int MOST_THREADS = 64;

  private static final long IDLE_SECONDS = 10;

  private final ThreadGroup group;
  private final ThreadPoolExecutor executor;

  /**
   * Calls into a part.
   *
   * @param name names the threads, for example {@code directory-crm}
   * @param classes the class loader of the part, null for that of the platform
   */
  public ForeignCalls(String name, @Nullable ClassLoader classes) {
    Objects.requireNonNull(name, "name");
    this.group = new ThreadGroup("mailpromoter-" + name);
    this.executor =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> thread("mailpromoter-" + name, classes, work));
  }

  private Thread thread(String name, @Nullable ClassLoader classes, Runnable work) {
    Thread thread = new Thread(group, work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(classes);
    return thread;
  }

  /**
   * Makes a call and waits for it, at most until the deadline. An interruption of the caller waits
   * until then and is kept.
   *
   * @param deadline how long the call may take, positive
   * @throws ForeignCallException if the call throws, whatever it throws, or does not end in time
   */
  public <T extends @Nullable Object> T ask(Duration deadline, Callable<T> call)
      throws ForeignCallException {
    Future<T> answer = begin(call);
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
      throw new ForeignCallException(
          ForeignCallException.Kind.THREW, Thrown.words(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ForeignCallException(
          ForeignCallException.Kind.HANGS, "it did not answer within " + words(deadline), null);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The number of running threads that the part started. */
  public int threadsLeft() {
    return Math.max(0, group.activeCount() - executor.getPoolSize());
  }

  private <T extends @Nullable Object> Future<T> begin(Callable<T> call)
      throws ForeignCallException {
    try {
      return executor.submit(call);
    } catch (RejectedExecutionException e) {
      throw new ForeignCallException(
          ForeignCallException.Kind.BLOCKED,
          MOST_THREADS + " earlier calls have not ended, so it is not called again",
          null);
    }
  }

  private static String words(Duration deadline) {
    return deadline.toSeconds() > 0 ? deadline.toSeconds() + " s" : deadline.toMillis() + " ms";
  }
}
