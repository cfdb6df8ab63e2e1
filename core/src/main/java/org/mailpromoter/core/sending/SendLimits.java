package org.mailpromoter.core.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How many mails a mailbox may hand over in a minute, an hour and a day. Each is a sliding window.
 *
 * @param perMinute positive
 * @param perHour positive
 * @param perDay positive
 * @since 0.1
 */
public record SendLimits(int perMinute, int perHour, int perDay) {
  /** Below what Exchange Online allows: 30 in a minute, 10,000 recipients in a day. */
  public static final SendLimits STANDARD = new SendLimits(25, 500, 2_000);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException if a limit is not positive
   */
  public SendLimits {
    if (perMinute < 1 || perHour < 1 || perDay < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /**
   * When the mailbox may hand over its next mail.
   *
   * @param handOvers the time of its n-th latest hand-over, for n from 1; empty if there were fewer
   * @param at the current time
   * @return the current time, or the first later time at which every limit is kept
   */
  public Instant free(IntFunction<Optional<Instant>> handOvers, Instant at) {
    Instant free = at;
    free = later(free, handOvers.apply(perMinute).map(time -> time.plus(MINUTE)));
    free = later(free, handOvers.apply(perHour).map(time -> time.plus(HOUR)));
    return later(free, handOvers.apply(perDay).map(time -> time.plus(DAY)));
  }

  private static Instant later(Instant one, Optional<Instant> other) {
    return other.filter(one::isBefore).orElse(one);
  }
}
