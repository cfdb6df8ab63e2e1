package org.mailpromoter.core.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.guard.DaemonThreads;
import org.mailpromoter.core.guard.GuardedActivitySink;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.Outbox;

/**
 * Delivers what waits in the outbox, to every sink at the same time and to each in order. What a
 * sink does (throw, hang, die of a class that is missing) costs its own deliveries only: an event
 * is tried again as its {@link TryBudget} says, then set aside with an alert. A process that dies
 * between a delivery and writing it down repeats the delivery under the same id.
 *
 * <pre>{@code
 * try (Deliverer deliverer = new Deliverer(storage.outbox(), storage.alertLog(), sinks, clock)) {
 *   List<SinkReport> reports = deliverer.drain();
 * }
 * }</pre>
 *
 * {@link #drain} returns when the slowest sink has nothing due any more. Who runs for long gives
 * each sink a deliverer of its own, so that a fast sink does not wait for a slow one. Used by one
 * thread at a time.
 *
 * @since 0.1
 */
public final class Deliverer implements AutoCloseable {
  private static final long SECONDS_TO_FINISH = 10;

  private final List<GuardedActivitySink> sinks = new ArrayList<>();
  private final List<SinkLine> lines = new ArrayList<>();
  private final List<ExecutorService> threads = new ArrayList<>();

  /**
   * A deliverer, which closes the sinks when it is closed.
   *
   * @param outbox where events wait; its sinks are subscribed by who configures them
   * @param alerts is told of failures
   * @param sinks to whom to deliver
   * @param clock what time it is
   */
  public Deliverer(Outbox outbox, AlertLog alerts, List<SinkTask> sinks, Clock clock) {
    this(outbox, AlertOutbox.NONE, alerts, sinks, clock);
  }

  /**
   * A deliverer that tells alerts, too.
   *
   * @param outbox where events wait
   * @param alertOutbox where alerts wait; its sinks are subscribed by who configures them
   * @param alerts is told of failures
   * @param sinks to whom to deliver
   * @param clock what time it is
   */
  public Deliverer(
      Outbox outbox, AlertOutbox alertOutbox, AlertLog alerts, List<SinkTask> sinks, Clock clock) {
    Objects.requireNonNull(outbox, "outbox");
    Objects.requireNonNull(alertOutbox, "alertOutbox");
    for (SinkTask task : sinks) {
      GuardedActivitySink guarded =
          new GuardedActivitySink(task.id(), task.sink(), task.deadline());
      this.sinks.add(guarded);
      AlertLine alertLine = new AlertLine(task, guarded, alertOutbox, clock);
      lines.add(new SinkLine(task, guarded, outbox, alertLine, alerts, clock));
      threads.add(DaemonThreads.one("deliver-" + task.id()));
    }
  }

  /**
   * Delivers everything that is due now, and what is committed meanwhile.
   *
   * @return what it came to, one report for each sink in their order
   * @throws InterruptedException if the thread was interrupted; what was delivered is written down,
   *     and nothing is left to do but to close
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public List<SinkReport> drain() throws InterruptedException {
    List<Future<SinkReport>> running = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      running.add(threads.get(i).submit(lines.get(i)::drain));
    }
    try {
      return finished(running);
    } catch (InterruptedException e) {
      stop();
      throw e;
    }
  }

  /** Every sink gets to its end, whatever happens to another one. */
  private static List<SinkReport> finished(List<Future<SinkReport>> running)
      throws InterruptedException {
    List<SinkReport> reports = new ArrayList<>();
    Throwable failure = null;
    for (Future<SinkReport> each : running) {
      try {
        reports.add(each.get());
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
      }
    }
    rethrow(failure);
    return reports;
  }

  private static void rethrow(@Nullable Throwable failure) throws InterruptedException {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof InterruptedException interrupted) {
      throw interrupted;
    }
  }

  /** Interrupts the lines and waits for them to write down what was delivered. */
  private void stop() {
    threads.forEach(ExecutorService::shutdownNow);
    boolean interrupted = Thread.interrupted();
    try {
      for (ExecutorService each : threads) {
        each.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the threads and closes the sinks. */
  @Override
  public void close() {
    stop();
    sinks.forEach(GuardedActivitySink::close);
  }
}
