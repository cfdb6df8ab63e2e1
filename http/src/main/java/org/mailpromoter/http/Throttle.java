package org.mailpromoter.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Leaves a server alone for as long as it asks for. Limits count for a login, so that all sessions
 * of one login share a throttle. A server that is busy and asks for nothing is left alone for
 * longer each time; some jitter keeps logins from coming back all at once. Thread-safe.
 *
 * @since 0.1
 */
public final class Throttle {
  /** What a session waits in one go; for more than this the run ends and a later one goes on. */
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** What a server may ask for; a longer pause, or a date far away, is taken for this. */
  public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_IN_A_ROW = 6;
  private static final double JITTER = 0.25;

  private final Clock clock;
  private final RandomGenerator random;
  private Instant notBefore = Instant.MIN;
  private int inARow;

  /**
   * A server that is not busy.
   *
   * @param random for the jitter
   */
  public Throttle(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** How long the server is to be left alone from now on; zero when it is not. */
  public synchronized Duration left() {
    Instant now = clock.instant();
    return now.isBefore(notBefore) ? Duration.between(now, notBefore) : Duration.ZERO;
  }

  /** When the server may be asked again. */
  public synchronized Instant notBefore() {
    return notBefore;
  }

  /** Whether the server has asked so often, or for so long, that a session should give up. */
  public synchronized boolean isTooMuch() {
    return inARow > MOST_IN_A_ROW || left().compareTo(LONGEST_WAIT) > 0;
  }

  /** How long an answer asks to be waited, zero when it does not say. */
  public Duration asked(HttpHeaders headers) {
    return RetryAfter.of(headers, clock.instant()).orElse(Duration.ZERO);
  }

  /** The server asks to be left alone, possibly without a time. */
  public synchronized void busy(Duration asked) {
    inARow++;
    Duration least = SHORTEST_PAUSE.multipliedBy(1L << Math.min(inARow - 1, MOST_IN_A_ROW - 1));
    Duration wanted = asked.compareTo(least) > 0 ? asked : least;
    Duration pause = wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
    long jitter = (long) (pause.toMillis() * JITTER * random.nextDouble());
    Instant until = clock.instant().plus(pause).plusMillis(jitter);
    notBefore = until.isAfter(notBefore) ? until : notBefore;
  }

  /** The server has answered. */
  public synchronized void calm() {
    inARow = 0;
  }
}
