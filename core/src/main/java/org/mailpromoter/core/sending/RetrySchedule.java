package org.mailpromoter.core.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a mail that a server did not accept is tried again, and for how long.
 *
 * @param pauses the pause after the first failed try, the second and so on; the last one repeats;
 *     at least one, all positive
 * @param giveUpAfter how long after it was queued the last try is made, positive
 * @since 0.1
 */
public record RetrySchedule(List<Duration> pauses, Duration giveUpAfter) {
  /** 1, 5 and 15 minutes, 1 and 2 hours, then every 4 hours, for two days. */
  public static final RetrySchedule STANDARD =
      new RetrySchedule(
          List.of(
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(15),
              Duration.ofHours(1),
              Duration.ofHours(2),
              Duration.ofHours(4)),
          Duration.ofDays(2));

  /**
   * @throws IllegalArgumentException if there is no pause, or a time is not positive
   */
  public RetrySchedule {
    pauses = List.copyOf(pauses);
    boolean positive = pauses.stream().allMatch(RetrySchedule::isPositive);
    if (pauses.isEmpty() || !positive || !isPositive(giveUpAfter)) {
      throw new IllegalArgumentException("pauses must be positive, and at least one");
    }
  }

  /**
   * The time of the next try.
   *
   * @param queuedAt when the mail was queued
   * @param tries how many tries have failed since, the present one included
   * @param at the current time
   * @return empty if the mail is given up; the last try is made at the end of the time
   */
  public Optional<Instant> nextTry(Instant queuedAt, int tries, Instant at) {
    Instant end = queuedAt.plus(giveUpAfter);
    if (!at.isBefore(end)) {
      return Optional.empty();
    }
    Instant next = at.plus(pauses.get(Math.min(Math.max(tries, 1), pauses.size()) - 1));
    return Optional.of(next.isAfter(end) ? end : next);
  }

  private static boolean isPositive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }
}
