package org.mailpromoter.core.guard;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.fault.Faulted;

/**
 * Calls a sink on a thread of its own and waits no longer than its deadline. Whatever a sink does,
 * the answer is a {@link Delivery}. Used by one thread at a time.
 *
 * @since 0.1
 */
public final class GuardedActivitySink implements AutoCloseable {
  /** How long an interrupted call may take to end, at most. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How long closing a sink may take before it is abandoned. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** The pause until the next try after a failure that a person must fix. */
  private static final Duration UNTIL_CHANGED = Duration.ofMinutes(1);

  private final ActivitySink sink;
  private final Duration deadline;
  private final ExecutorService caller;
  private final ForeignCalls closing;
  private @Nullable Future<?> hanging;

  /**
   * Guards a sink.
   *
   * @param id its name
   * @param sink what delivers
   * @param deadline how long one call may take, positive
   */
  public GuardedActivitySink(SinkId id, ActivitySink sink, Duration deadline) {
    this.sink = Objects.requireNonNull(sink, "sink");
    this.deadline = Objects.requireNonNull(deadline, "deadline");
    this.caller = DaemonThreads.one("sink-" + id);
    this.closing = new ForeignCalls("sink-" + id + "-close", sink.getClass().getClassLoader());
  }

  /** Whether a call that was given up has still not ended: nothing can be delivered meanwhile. */
  public boolean hangs() {
    return hanging != null && !hanging.isDone();
  }

  /**
   * Delivers an event.
   *
   * @throws InterruptedException if the caller was interrupted; the call is given up
   */
  public Delivery deliver(ActivityEvent event) throws InterruptedException {
    return answer(() -> sink.deliver(event));
  }

  /**
   * Delivers an alert.
   *
   * @throws InterruptedException if the caller was interrupted; the call is given up
   */
  public Delivery deliver(AlertEvent event) throws InterruptedException {
    return answer(() -> sink.deliverAlert(event));
  }

  private Delivery answer(Callable<@Nullable Delivery> work) throws InterruptedException {
    Future<@Nullable Delivery> call = caller.submit(work);
    try {
      Delivery delivery = call.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
      return Objects.requireNonNullElseGet(
          delivery, () -> Delivery.later("The sink gave no answer (null)."));
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } catch (TimeoutException e) {
      giveUp(call);
      return Delivery.later("The sink did not answer within " + deadline.toSeconds() + " seconds.");
    } catch (InterruptedException e) {
      giveUp(call);
      throw e;
    }
  }

  /** A failure that a person must fix does not use up a try. */
  private static Delivery failed(@Nullable Throwable cause) {
    return cause instanceof Faulted fault
        ? Delivery.later(UNTIL_CHANGED, fault.sentence())
        : Delivery.later("The sink failed: " + Thrown.words(cause) + ".");
  }

  /** The thread is free again once it runs an empty task. */
  private void giveUp(Future<?> call) throws InterruptedException {
    call.cancel(true);
    Future<?> free = caller.submit(() -> {});
    hanging = free;
    Duration grace = deadline.compareTo(GRACE) < 0 ? deadline : GRACE;
    try {
      free.get(grace.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // it hangs, which the caller asks for
    }
  }

  @Override
  public void close() {
    caller.shutdownNow();
    try {
      closing.ask(
          CLOSING,
          () -> {
            sink.close();
            return true;
          });
    } catch (ForeignCallException e) {
      // it is not used any more, and what it delivered is safe (SK-3)
    }
  }
}
