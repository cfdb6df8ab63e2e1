package org.mailpromoter.core.guard;

import java.time.Duration;
import java.util.Objects;

/**
 * What a guarded strategy may cost.
 *
 * @param deadline how long it may take over a page of messages, or over one judgement
 * @param failures after so many failures in a row it is not asked any more
 * @param threads so many threads it may leave running
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
