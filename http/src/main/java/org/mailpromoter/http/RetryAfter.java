package org.mailpromoter.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a server wants to be left alone, by its header {@code Retry-After} (RFC 9110, 10.2.3).
 *
 * @since 0.1
 */
public final class RetryAfter {
  private RetryAfter() {}

  /**
   * What an answer asks for.
   *
   * @param now our time, where the server tells none
   * @return empty when it asks for nothing that can be understood, or for what is over
   */
  public static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return of(first(headers, "Retry-After"), first(headers, "Date"), now);
  }

  private static String first(HttpHeaders headers, String name) {
    return headers.firstValue(name).orElse("");
  }

  /**
   * Reads the header.
   *
   * @param text a number of seconds, or a date
   * @param date what the server's clock says in its header {@code Date}: it may differ from ours
   */
  static Optional<Duration> of(String text, String date, Instant now) {
    String value = text.strip();
    if (!value.isEmpty() && value.length() < 10 && value.chars().allMatch(Character::isDigit)) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    return instant(value)
        .map(until -> Duration.between(instant(date).orElse(now), until))
        .filter(left -> !left.isNegative());
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
