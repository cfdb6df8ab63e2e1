package org.mailpromoter.core.guard;

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
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * The thread of a connector for one session, and its clock. The clock stops while the host works on
 * that thread. Used by one caller at a time; the methods about the host are called on the thread
 * itself.
 */
final class ConnectorThread {
  private final String mailbox;
  private final ExecutorService executor;
  private long spent;
  private long since;
  private boolean inHost;
  private volatile boolean givenUp;
  private volatile boolean closed;

  ConnectorThread(String mailbox, @Nullable ClassLoader classes) {
    this.mailbox = mailbox;
    this.executor = Executors.newSingleThreadExecutor(work -> thread(mailbox, classes, work));
  }

  private static Thread thread(String mailbox, @Nullable ClassLoader classes, Runnable work) {
    Thread thread = new Thread(work, "mailpromoter-" + mailbox + "-connector");
    thread.setDaemon(true);
    thread.setContextClassLoader(classes);
    return thread;
  }

  /** The host works on what the connector gave it. */
  synchronized void hostBegins() {
    spent = timeOfConnector();
    inHost = true;
  }

  /** The connector goes on. */
  synchronized void hostEnds() {
    since = System.nanoTime();
    inHost = false;
  }

  private synchronized void callBegins() {
    spent = 0;
    hostEnds();
  }

  /** Nanoseconds of this call. */
  private synchronized long timeOfConnector() {
    return inHost ? spent : spent + System.nanoTime() - since;
  }

  /** Whether the connector was abandoned. */
  boolean isGivenUp() {
    return givenUp;
  }

  /** Stops an abandoned call. */
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
   * Runs a connector call. An interruption of the caller is kept until the call ends.
   *
   * @param what it does, for people
   * @param limit how long it may take
   * @throws MailAccessException as the connector says, or when it hangs or does what it may not
   */
  <T> T ask(String what, Duration limit, Callable<T> call) throws MailAccessException {
    Future<T> answer = begin(what, call);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return await(answer, what, limit);
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
  <T> T askInterruptibly(String what, Duration limit, Callable<T> call)
      throws MailAccessException, InterruptedException {
    Future<T> answer = begin(what, call);
    try {
      return await(answer, what, limit);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  private <T> Future<T> begin(String what, Callable<T> call) throws MailAccessException {
    try {
      callBegins();
      return executor.submit(call);
    } catch (RejectedExecutionException e) {
      throw over(what);
    }
  }

  private <T> T await(Future<T> answer, String what, Duration limit)
      throws MailAccessException, InterruptedException {
    while (true) {
      try {
        return answer.get(limit.toNanos() - timeOfConnector(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (timeOfConnector() >= limit.toNanos()) {
          giveUp();
          throw hangs(what, limit);
        }
      } catch (ExecutionException e) {
        throw translated(what, e.getCause());
      } catch (CancellationException e) {
        throw over(what);
      }
    }
  }

  private MailAccessException over(String what) {
    return closed ? closed(what) : gone(what);
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
    if (cause instanceof RuntimeException && cause instanceof Faulted fault) {
      return new MailAccessException(
          fault.code(), "Mailbox " + mailbox + ": " + fault.sentence(), cause);
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

  private MailAccessException hangs(String what, Duration limit) {
    return new MailAccessException(
        ForeignFault.CONNECTOR_HANGS,
        "The connector of the mailbox "
            + mailbox
            + " did not finish within "
            + limit.toSeconds()
            + " s and was given up; it was to "
            + what
            + ".");
  }

  private MailAccessException gone(String what) {
    return new MailAccessException(
        ForeignFault.CONNECTOR_HANGS,
        "The connector of the mailbox "
            + mailbox
            + " was given up before, because it did not finish; it was to "
            + what
            + ".");
  }

  /** What our own part threw inside a call of the connector is not a fault of the connector. */
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
