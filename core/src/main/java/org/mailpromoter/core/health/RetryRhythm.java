package org.mailpromoter.core.health;

import java.time.Duration;
import java.util.Objects;

/**
 * The pauses between retries of a failing mailbox (semantics S-32): the first pause is two seconds,
 * each further one is twice as long, up to the longest. Retries never stop.
 *
 * @param attempts failures in a row after which the alert about the mailbox becomes an error,
 *     positive
 * @param longest no pause is longer, positive
 * @param doubling whether pauses grow up to the longest; otherwise each one is the longest
 * @since 0.1
 */
public record RetryRhythm(int attempts, Duration longest, boolean doubling) {
  /** Pauses from two seconds to five minutes, and an error after ten failures. */
  public static final RetryRhythm STANDARD = new RetryRhythm(10, Duration.ofMinutes(5), true);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final int MOST_DOUBLINGS = 20;

  /**
   * @throws IllegalArgumentException if the number of attempts or the pause is not positive
   */
  public RetryRhythm {
    Objects.requireNonNull(longest, "longest");
    if (attempts < 1 || longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException("attempts and the longest pause must be positive");
    }
  }

  /**
   * The pause after a failure.
   *
   * @param failures failures in a row, the present one included
   */
  public Duration pauseAfter(int failures) {
    if (!doubling) {
      return longest;
    }
    int doublings = Math.max(0, Math.min(MOST_DOUBLINGS, failures - 1));
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
