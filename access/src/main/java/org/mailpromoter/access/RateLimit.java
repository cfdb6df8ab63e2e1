package org.mailpromoter.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits how often each of many may do something: a few at once, and then one in a period. It
 * remembers the latest 10,000 of them. Thread-safe.
 */
final class RateLimit {
  private static final int MOST_KEYS = 10_000;

  private final Clock clock;
  private final int atOnce;
  private final Duration each;

  /** When each would have used up nothing, if it did nothing more (the GCRA of ATM Forum 1996). */
  private final Map<String, Instant> free =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /**
   * A limit.
   *
   * @param atOnce how many times without waiting
   * @param each the time after which one more is allowed
   */
  RateLimit(Clock clock, int atOnce, Duration each) {
    this.clock = clock;
    this.atOnce = atOnce;
    this.each = each;
  }

  /** Takes one; if none is left, says after which time one is. */
  synchronized Optional<Duration> take(String key) {
    Instant now = clock.instant();
    Instant from = free.getOrDefault(key, now);
    Instant base = from.isBefore(now) ? now : from;
    Duration ahead = Duration.between(now, base.plus(each));
    Duration most = each.multipliedBy(atOnce);
    if (ahead.compareTo(most) > 0) {
      return Optional.of(ahead.minus(most));
    }
    free.put(key, base.plus(each));
    return Optional.empty();
  }

  /** How many it remembers. */
  synchronized int size() {
    return free.size();
  }
}
