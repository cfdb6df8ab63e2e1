package org.mailpromoter.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The pause that a server requests with the header {@code Retry-After} (RFC 9110, 10.2.3).
 *
 * @since 0.1
 */
public final class RetryAfter {
  private RetryAfter() {}

  /**
   * The pause that a response requests.
   *
   * @param now our time, if the server sends none @return empty if the header is missing, invalid
   *     or in the past
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
   * @param date the server's time from its header {@code Date}, which may differ from ours
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
