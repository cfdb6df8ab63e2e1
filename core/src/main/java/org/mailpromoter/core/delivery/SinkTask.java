package org.mailpromoter.core.delivery;

import java.time.Duration;
import java.util.Objects;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.SinkId;

/**
 * A sink to deliver to.
 *
 * @param id its name
 * @param sink what delivers
 * @param budget how often an event is tried
 * @param deadline how long one call may take, positive
 * @since 0.1
 */
public record SinkTask(SinkId id, ActivitySink sink, TryBudget budget, Duration deadline) {
  /** How long a call may take unless somebody says otherwise. */
  public static final Duration STANDARD_DEADLINE = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException if the deadline is not positive
   */
  public SinkTask {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sink, "sink");
    Objects.requireNonNull(budget, "budget");
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("a deadline must be positive");
    }
  }
}
