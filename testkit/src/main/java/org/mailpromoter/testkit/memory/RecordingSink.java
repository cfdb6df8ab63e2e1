package org.mailpromoter.testkit.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EventId;

/**
 * Keeps what is delivered, and fails when it is told to. Thread-safe.
 *
 * @since 0.1
 */
public final class RecordingSink implements ActivitySink {
  private final List<ActivityEvent> arrived = new ArrayList<>();
  private final Set<EventId> known = new HashSet<>();
  private volatile Function<ActivityEvent, Delivery> answer = event -> Delivery.done();

  /** A sink that takes everything. */
  public RecordingSink() {}

  /** What it answers from now on; only what is done is kept. */
  public void answer(Function<ActivityEvent, Delivery> other) {
    answer = other;
  }

  /** What was delivered, in order. */
  public synchronized List<ActivityEvent> arrived() {
    return List.copyOf(arrived);
  }

  @Override
  public Delivery deliver(ActivityEvent event) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Delivery delivery = answer.apply(event);
    if (delivery instanceof Delivery.Done) {
      keep(event);
    }
    return delivery;
  }

  private synchronized void keep(ActivityEvent event) {
    if (known.add(event.id())) {
      arrived.add(event);
    }
  }
}
