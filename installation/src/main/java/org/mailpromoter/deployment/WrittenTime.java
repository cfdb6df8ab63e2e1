package org.mailpromoter.deployment;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** A time as people write it. */
public final class WrittenTime {
  /** How to write a time, for those whose time cannot be read. */
  public static final String HOW =
      "Write a date (2026-01-31), a date and time (2026-01-31T06:00, in UTC unless it ends with a"
          + " zone such as +02:00), today, yesterday, or an age (30m, 12h, 7d, 2w).";

  /** How to write a time that is to come, for those whose time cannot be read. */
  public static final String HOW_AHEAD =
      "Write a date (2026-01-31), a date and time (2026-01-31T06:00, in UTC unless it ends with a"
          + " zone such as +02:00), or a time from now (30m, 12h, 7d, 2w).";

  private static final String SPAN = "[0-9]{1,6}[WDHM]";

  /** The length of a date without a time. */
  private static final int DATE = "2026-01-31".length();

  private WrittenTime() {}

  /**
   * The instant of a date, or of a date and time as RFC 3339 writes it or without a zone. Without a
   * zone it is UTC, like all that is printed.
   *
   * @throws DateTimeException if the text is neither
   */
  public static Instant parse(String text) {
    return text.length() <= DATE
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : withTime(text);
  }

  /**
   * The same, or a word for a day, or an age such as {@code 7d}; in any case, and with a space
   * before the time.
   *
   * @param now what ages count from
   * @throws DateTimeException if the text is none of these
   */
  public static Instant parse(String written, Instant now) {
    String text = written.strip().toUpperCase(Locale.ROOT);
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    if (text.equals("TODAY")) {
      return today;
    }
    if (text.equals("YESTERDAY")) {
      return today.minus(1, ChronoUnit.DAYS);
    }
    if (text.matches(SPAN)) {
      return now.minus(span(text));
    }
    return parse(text.replace(' ', 'T'));
  }

  /**
   * A time that is to come: a date, a date and time, or a time from now such as {@code 7d}.
   *
   * @param now what times from now count from
   * @throws DateTimeException if the text is none of these
   */
  public static Instant ahead(String written, Instant now) {
    String text = written.strip().toUpperCase(Locale.ROOT);
    return text.matches(SPAN) ? now.plus(span(text)) : parse(text.replace(' ', 'T'));
  }

  private static Duration span(String text) {
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return unit(text.charAt(text.length() - 1)).multipliedBy(count);
  }

  private static Duration unit(char letter) {
    return switch (letter) {
      case 'W' -> Duration.ofDays(7);
      case 'D' -> Duration.ofDays(1);
      case 'H' -> Duration.ofHours(1);
      default -> Duration.ofMinutes(1);
    };
  }

  private static Instant withTime(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime offset
        ? offset.toInstant()
        : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
  }
}
