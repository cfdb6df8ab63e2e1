package org.mailpromoter.core.mailbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and when a mailbox is tried again after transient failures (semantics S-32).
 *
 * @param attempts failures in a row after which the mailbox is disabled, positive
 * @param pause how long to wait after the first failure
 * @param exponential whether each further pause is twice as long as the one before
 * @since 0.1
 */
public record RetryRhythm(int attempts, Duration pause, boolean exponential) {
  /** The original's: ten times, five minutes apart. */
  public static final RetryRhythm STANDARD = new RetryRhythm(10, Duration.ofMinutes(5), false);

  /** No pause is longer than this. */
  public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 20;

  /**
   * @throws IllegalArgumentException if the number of attempts or the pause is not positive
   */
  public RetryRhythm {
    Objects.requireNonNull(pause, "pause");
    if (attempts < 1 || pause.isNegative() || pause.isZero()) {
      throw new IllegalArgumentException("attempts and pause must be positive");
    }
  }

  /**
   * The pause after a failure.
   *
   * @param failures failures in a row, the present one included
   */
  public Duration pauseAfter(int failures) {
    if (!exponential) {
      return pause;
    }
    Duration doubled = pause.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures - 1));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
