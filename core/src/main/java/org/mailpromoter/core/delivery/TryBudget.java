package org.mailpromoter.core.delivery;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and when a failed event is retried (semantics S-40). Each pause is twice as long as the
 * one before.
 *
 * @param tries number of tries after which an event is set aside, positive
 * @param firstPause how long to wait after the first failure, positive
 * @param longestPause no pause is longer, not even one that the receiver asks for
 * @since 0.1
 */
public record TryBudget(int tries, Duration firstPause, Duration longestPause) {
  /** The Dynamics 365 default: five tries, the last of them 75 minutes after the first. */
  public static final TryBudget STANDARD =
      new TryBudget(5, Duration.ofMinutes(5), Duration.ofHours(1));

  private static final int MOST_DOUBLINGS = 20;
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  /**
   * @throws IllegalArgumentException if tries or a pause is not positive
   */
  public TryBudget {
    Objects.requireNonNull(firstPause, "firstPause");
    Objects.requireNonNull(longestPause, "longestPause");
    boolean positive =
        firstPause.compareTo(Duration.ZERO) > 0 && longestPause.compareTo(Duration.ZERO) > 0;
    if (tries < 1 || !positive) {
      throw new IllegalArgumentException("tries and pauses must be positive");
    }
  }

  /**
   * The pause after a failure.
   *
   * @param failures failures of the event, the present one included
   */
  Duration pauseAfter(int failures) {
    return within(firstPause.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures - 1)));
  }

  /** The longest wait of an event: its own pause after one that the receiver asked for. */
  Duration longestWait() {
    return longestPause.multipliedBy(2);
  }

  /** A pause within the bounds: long enough for a drain to end, and no longer than allowed. */
  Duration within(Duration pause) {
    Duration bounded = pause.compareTo(longestPause) > 0 ? longestPause : pause;
    return bounded.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : bounded;
  }
}
