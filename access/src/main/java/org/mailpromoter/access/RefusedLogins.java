package org.mailpromoter.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Chooses which refused logins go into the audit log, so that nobody fills it by guessing: of one
 * account or address one in ten minutes, and of all together 60 at once and then one a minute. The
 * others are counted. Thread-safe.
 */
final class RefusedLogins {
  private static final Duration EACH = Duration.ofMinutes(10);
  private static final int AT_ONCE = 60;
  private static final int MOST_KEYS = 10_000;
  private static final String ALL = "all";

  private final RateLimit each;
  private final RateLimit all;
  private final Map<String, Long> left = new Bounded<>(MOST_KEYS);

  RefusedLogins(Clock clock) {
    this.each = new RateLimit(clock, 1, EACH);
    this.all = new RateLimit(clock, AT_ONCE, Duration.ofMinutes(1));
  }

  /**
   * Counts a refused login.
   *
   * @param key the account or the address
   * @return how many of the key were left out before this one; empty if it is left out, too
   */
  synchronized OptionalLong count(String key) {
    if (each.take(key).isPresent() || all.take(ALL).isPresent()) {
      left.merge(key, 1L, Long::sum);
      return OptionalLong.empty();
    }
    Long before = left.remove(key);
    return OptionalLong.of(before == null ? 0 : before);
  }
}
