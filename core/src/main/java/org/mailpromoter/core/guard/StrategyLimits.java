package org.mailpromoter.core.guard;

import java.time.Duration;
import java.util.Objects;

/**
 * What a guarded strategy may cost.
 *
 * @param deadline how long it may take for a page of messages, or for one match
 * @param failures number of consecutive failures after which it is not called again
 * @param threads number of threads it may leave running
 * @since 0.1
 */
public record StrategyLimits(Duration deadline, int failures, int threads) {
  /** A page of a thousand messages takes milliseconds; a strategy needs no threads at all. */
  public static final StrategyLimits STANDARD = new StrategyLimits(Duration.ofSeconds(5), 20, 4);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public StrategyLimits {
    Objects.requireNonNull(deadline, "deadline");
    if (deadline.isNegative() || deadline.isZero() || failures < 1 || threads < 1) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }
}
