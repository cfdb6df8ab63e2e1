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
 * Delivers the events of the outbox, to all sinks in parallel and to each sink in order. A failing
 * sink (one that throws, hangs or lacks a class) affects only its own deliveries: an event is
 * retried according to its {@link TryBudget}, then set aside with an alert. A process that dies
 * between a delivery and recording it repeats the delivery with the same id.
 *
 * <pre>{@code
 * try (Deliverer deliverer = new Deliverer(storage.outbox(), storage.alertLog(), sinks, clock)) {
 *   List<SinkReport> reports = deliverer.drain();
 * }
 * }</pre>
 *
 * {@link #drain} returns when the slowest sink has nothing due. A long-running process should give
 * each sink its own deliverer, so a fast sink does not wait for a slow one. Used by one thread at a
 * time.
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
   * @param outbox the outbox of events; the caller subscribes the sinks
   * @param alerts receives failures
   * @param sinks the sinks
   * @param clock the clock
   */
  public Deliverer(Outbox outbox, AlertLog alerts, List<SinkTask> sinks, Clock clock) {
    this(outbox, AlertOutbox.NONE, alerts, sinks, clock);
  }

  /**
   * A deliverer that also delivers alerts.
   *
   * @param outbox where events wait
   * @param alertOutbox the outbox of alerts; the caller subscribes the sinks
   * @param alerts receives failures
   * @param sinks the sinks
   * @param clock the clock
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
   * Delivers everything that is due, including what is committed meanwhile.
   *
   * @return one report for each sink, in their order
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

  /** Every sink finishes, even if another one fails. */
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

  /** Interrupts the lines and waits until they have recorded their deliveries. */
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

  /** Stops the threads and closes the sinks. */
  @Override
  public void close() {
    stop();
    sinks.forEach(GuardedActivitySink::close);
  }
}
