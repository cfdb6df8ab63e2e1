package org.mailpromoter.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing. After some failures of a kind, each further attempt has to wait, twice as
 * long each time and at most some minutes: nobody is locked out forever. It remembers the latest
 * 10,000 names. Thread-safe.
 */
final class FailedLogins {
  private static final int MOST_KEYS = 10_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(15);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;

  private final Clock clock;
  private final int free;
  private final Map<String, Failures> failures = new Bounded<>(MOST_KEYS);

  private record Failures(int count, Instant last) {
    private static final Failures NONE = new Failures(0, Instant.EPOCH);
  }

  /**
   * A memory of failures.
   *
   * @param free how many failures in 15 minutes cost no waiting
   */
  FailedLogins(Clock clock, int free) {
    this.clock = clock;
    this.free = free;
  }

  /**
   * Begins an attempt, which counts as failed until it {@linkplain #succeeded succeeds}, so that
   * many at the same time are no way around the limit.
   *
   * @return how long to wait before it; empty if it may go on
   */
  synchronized Optional<Duration> attempt(String key) {
    Instant now = clock.instant();
    Failures before = failures.getOrDefault(key, Failures.NONE);
    if (now.isAfter(before.last().plus(REMEMBERED))) {
      before = Failures.NONE;
    }
    Instant next = before.last().plus(pause(before.count()));
    if (before.count() >= free && now.isBefore(next)) {
      return Optional.of(Duration.between(now, next));
    }
    failures.put(key, new Failures(before.count() + 1, now));
    return Optional.empty();
  }

  private Duration pause(int count) {
    int doublings = Math.max(0, Math.min(count - free, MOST_DOUBLINGS));
    Duration pause = FIRST_WAIT.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
  }

  /** Forgets the failures of a key. */
  synchronized void succeeded(String key) {
    failures.remove(key);
  }
}
