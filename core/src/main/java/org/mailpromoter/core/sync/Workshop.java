package org.mailpromoter.core.sync;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.message.Body;

/**
 * The threads of one synchronization: several parsers, one decider, one writer. There is one
 * decider and one writer because their results depend on the order.
 */
final class Workshop implements AutoCloseable {
  private static final long SECONDS_TO_FINISH = 10;

  /** Maximum bytes of messages that wait for a parser. */
  private static final int WAITING = (int) Math.min(16 << 20, Weight.PORTION);

  private final ExecutorService parsers;
  private final ExecutorService decider;
  private final ExecutorService writer;
  private final Semaphore waiting = new Semaphore(WAITING);
  private final Spool spool = new Spool();

  Workshop(String mailbox) {
    int cores = Math.max(1, Runtime.getRuntime().availableProcessors());
    parsers = Executors.newFixedThreadPool(cores, runnable -> named(mailbox + "-parse", runnable));
    decider = Executors.newSingleThreadExecutor(runnable -> named(mailbox + "-decide", runnable));
    writer = Executors.newSingleThreadExecutor(runnable -> named(mailbox + "-write", runnable));
  }

  /** Contents of attachments on their way through the workshop. */
  Spool spool() {
    return spool;
  }

  /** Frees the resources of bodies that are in the store. */
  void release(Collection<Body> stored) {
    stored.forEach(spool::release);
  }

  <T> Future<T> parse(Callable<T> work) {
    return parsers.submit(work);
  }

  /**
   * Queues something for parsing; it is held in memory until then.
   *
   * @param bytes how much is held
   * @return empty if too much is queued; the caller must do the work itself, which throttles it
   */
  <T> Optional<Future<T>> parseHeld(int bytes, Callable<T> work) {
    if (!waiting.tryAcquire(bytes)) {
      return Optional.empty();
    }
    return Optional.of(
        parsers.submit(
            () -> {
              try {
                return work.call();
              } finally {
                waiting.release(bytes);
              }
            }));
  }

  <T> Future<T> decide(Callable<T> work) {
    return decider.submit(work);
  }

  /** Runs an action that does not fail on the deciding thread, between decisions. */
  void betweenDecisions(Runnable work) {
    decider.execute(work);
  }

  <T> Future<T> write(Callable<T> work) {
    return writer.submit(work);
  }

  /** Stops at once; a transaction that is being written may finish. */
  @Override
  public void close() {
    parsers.shutdownNow();
    decider.shutdownNow();
    writer.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      if (!writer.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      writer.shutdownNow();
    }
    spool.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread named(String name, Runnable work) {
    Thread thread = new Thread(work, "mailpromoter-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
