package org.mailpromoter.connectors.exchange.ews;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * How long a server wants to be left alone, by its header {@code Retry-After} (RFC 9110, 10.2.3).
 */
final class RetryAfter {
  private RetryAfter() {}

  /**
   * Reads the header.
   *
   * @param text a number of seconds, or a date
   * @param date what the server's clock says in its header {@code Date}: it may differ from ours
   * @param now our time, where the server tells none
   * @return zero when it says nothing that can be understood
   */
  static Duration of(String text, String date, Instant now) {
    String value = text.strip();
    if (!value.isEmpty() && value.length() < 10 && value.chars().allMatch(Character::isDigit)) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    Instant until = instant(value, now);
    Duration left = Duration.between(instant(date, now), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Instant instant(String date, Instant otherwise) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip()));
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
