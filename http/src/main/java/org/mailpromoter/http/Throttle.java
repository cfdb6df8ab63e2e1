package org.mailpromoter.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Pauses requests as long as a server asks for. Limits apply to a login, so all sessions of one
 * login share a throttle. If a busy server requests no pause, the pauses grow each time; jitter
 * prevents logins from returning at the same time. Thread-safe.
 *
 * @since 0.1
 */
public final class Throttle {
  /**
   * The longest pause within a session; for longer pauses the run ends and a later one continues.
   */
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** The longest pause that a server may request; longer ones are cut to this. */
  public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_IN_A_ROW = 6;
  private static final double JITTER = 0.25;

  private final Clock clock;
  private final RandomGenerator random;
  private Instant notBefore = Instant.MIN;
  private int inARow;

  /**
   * A throttle without a pause.
   *
   * @param random for the jitter
   */
  public Throttle(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The remaining pause; zero if there is none. */
  public synchronized Duration left() {
    Instant now = clock.instant();
    return now.isBefore(notBefore) ? Duration.between(now, notBefore) : Duration.ZERO;
  }

  /** The time of the next request. */
  public synchronized Instant notBefore() {
    return notBefore;
  }

  /** Whether the server requested so many or so long pauses that a session should give up. */
  public synchronized boolean isTooMuch() {
    return inARow > MOST_IN_A_ROW || left().compareTo(LONGEST_WAIT) > 0;
  }

  /** The pause that a response requests, zero if none. */
  public Duration asked(HttpHeaders headers) {
    return RetryAfter.of(headers, clock.instant()).orElse(Duration.ZERO);
  }

  /** The server requested a pause, possibly without a duration. */
  public synchronized void busy(Duration asked) {
    inARow++;
    Duration least = SHORTEST_PAUSE.multipliedBy(1L << Math.min(inARow - 1, MOST_IN_A_ROW - 1));
    Duration wanted = asked.compareTo(least) > 0 ? asked : least;
    Duration pause = wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
    long jitter = (long) (pause.toMillis() * JITTER * random.nextDouble());
    Instant until = clock.instant().plus(pause).plusMillis(jitter);
    notBefore = until.isAfter(notBefore) ? until : notBefore;
  }

  /** The server responded normally. */
  public synchronized void calm() {
    inARow = 0;
  }
}
