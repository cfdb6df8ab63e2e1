package org.mailpromoter.deployment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** A time as people write it. */
public final class WrittenTime {
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

  private static Instant withTime(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime offset
        ? offset.toInstant()
        : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
  }
}
