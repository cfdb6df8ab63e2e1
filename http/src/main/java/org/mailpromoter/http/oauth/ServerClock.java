package org.mailpromoter.http.oauth;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The time at a server, from the {@code Date} of its last answer. Small differences are those of
 * the way and of whole seconds, and are ignored. Thread-safe.
 */
final class ServerClock {
  private static final Duration LEAST = Duration.ofMinutes(1);

  private final Clock clock;
  private volatile Duration ahead = Duration.ZERO;

  ServerClock(Clock clock) {
    this.clock = clock;
  }

  /** The time there. */
  Instant now() {
    return clock.instant().plus(ahead);
  }

  /**
   * Takes the time of an answer.
   *
   * @return whether that changes the time there
   */
  boolean answered(HttpHeaders headers) {
    Optional<Instant> date = headers.firstValue("Date").flatMap(ServerClock::instant);
    if (date.isEmpty()) {
      return false;
    }
    Duration before = ahead;
    Duration measured = Duration.between(clock.instant(), date.get());
    ahead = isSmall(measured) ? Duration.ZERO : measured;
    return !isSmall(ahead.minus(before));
  }

  private static boolean isSmall(Duration difference) {
    return difference.abs().compareTo(LEAST) < 0;
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with our clock, to be added to a sentence; empty if nothing is. */
  String words() {
    if (ahead.isZero()) {
      return "";
    }
    return "; the clock of this machine is "
        + ahead.abs().toMinutes()
        + " minutes "
        + (ahead.isNegative() ? "ahead of" : "behind")
        + " that of the server";
  }
}
