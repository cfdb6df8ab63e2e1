package org.mailpromoter.core.sync;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.guard.Thrown;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * The one thread on which a connector works for one session, and the clock that watches it. Used by
 * one caller at a time; {@link #sign} is called by any.
 */
final class ConnectorThread {
  private final String mailbox;
  private final Duration deadline;
  private final ExecutorService executor;
  private volatile long lastSign;
  private volatile boolean givenUp;
  private volatile boolean closed;

  ConnectorThread(String mailbox, Duration deadline, @Nullable ClassLoader classes) {
    this.mailbox = mailbox;
    this.deadline = deadline;
    this.executor = Executors.newSingleThreadExecutor(work -> thread(mailbox, classes, work));
  }

  private static Thread thread(String mailbox, @Nullable ClassLoader classes, Runnable work) {
    Thread thread = new Thread(work, "mailpromoter-" + mailbox + "-connector");
    thread.setDaemon(true);
    thread.setContextClassLoader(classes);
    return thread;
  }

  /** The connector is alive. */
  void sign() {
    lastSign = System.nanoTime();
  }

  /** Whether nobody waits for this connector any more. */
  boolean isGivenUp() {
    return givenUp;
  }

  /** What nobody waits for any more need not go on. */
  void giveUp() {
    givenUp = true;
    for (Runnable waiting : executor.shutdownNow()) {
      if (waiting instanceof Future<?> call) {
        call.cancel(true);
      }
    }
  }

  /** The session was closed by its owner, or by somebody who wants its call to end. */
  void close() {
    closed = true;
    giveUp();
  }

  /**
   * Lets the connector do something. An interruption of the caller waits until it is done.
   *
   * @param what it does, for people
   * @param extra time that the call itself may wait for something, beyond the deadline
   * @throws MailAccessException as the connector says, or when it hangs or does what it may not
   */
  <T> T ask(String what, Duration extra, Callable<T> call) throws MailAccessException {
    Future<T> answer = begin(what, call);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return await(answer, what, extra);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The same for a call that an interruption of the caller ends. */
  <T> T askInterruptibly(String what, Duration extra, Callable<T> call)
      throws MailAccessException, InterruptedException {
    Future<T> answer = begin(what, call);
    try {
      return await(answer, what, extra);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  private <T> Future<T> begin(String what, Callable<T> call) throws MailAccessException {
    try {
      sign();
      return executor.submit(call);
    } catch (RejectedExecutionException e) {
      throw over(what);
    }
  }

  private <T> T await(Future<T> answer, String what, Duration extra)
      throws MailAccessException, InterruptedException {
    long patience = deadline.plus(extra).toNanos();
    while (true) {
      long left = lastSign + patience - System.nanoTime();
      try {
        return answer.get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (lastSign + patience - System.nanoTime() <= 0) {
          giveUp();
          throw hangs(what);
        }
      } catch (ExecutionException e) {
        throw translated(what, e.getCause());
      } catch (CancellationException e) {
        throw over(what);
      }
    }
  }

  private MailAccessException over(String what) {
    return closed ? closed(what) : hangs(what);
  }

  private MailAccessException translated(String what, @Nullable Throwable cause)
      throws InterruptedException {
    if (cause instanceof MailAccessException failure) {
      return failure;
    }
    if (cause instanceof HostFailure host) {
      throw host.failure();
    }
    if (closed) {
      return closed(what);
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    return defect(what, Thrown.words(cause), cause);
  }

  MailAccessException defect(String what, String how, @Nullable Throwable cause) {
    return new MailAccessException(
        ForeignFault.CONNECTOR_DEFECT,
        "The connector of the mailbox "
            + mailbox
            + " failed while it was to "
            + what
            + ": "
            + how
            + ".",
        cause);
  }

  private MailAccessException closed(String what) {
    return new MailAccessException(
        ForeignFault.CONNECTOR_CLOSED,
        "The session of the mailbox " + mailbox + " was closed; it was to " + what + ".");
  }

  private MailAccessException hangs(String what) {
    return new MailAccessException(
        ForeignFault.CONNECTOR_HANGS,
        "The connector of the mailbox "
            + mailbox
            + " gave no sign of life for "
            + deadline.toSeconds()
            + " s and was given up; it was to "
            + what
            + ".");
  }

  /** What our own part threw inside a call of the connector is no fault of the connector. */
  static final class HostFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RuntimeException failure;

    HostFailure(RuntimeException failure) {
      super(failure);
      this.failure = failure;
    }

    RuntimeException failure() {
      return failure;
    }
  }
}
