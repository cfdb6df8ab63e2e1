package org.mailpromoter.app.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values formatted for people; programs get the values themselves. */
public final class Shown {
  /** With the zone: Z stands for UTC (RFC 3339). */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Shown() {}

  /** A time in UTC, to the minute, with the zone. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** Any value on one line; empty for null. */
  public static String value(@Nullable Object value) {
    return Printable.of(text(value), false);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Instant time) {
      return time(time);
    }
    if (value instanceof Boolean flag) {
      return flag ? "yes" : "no";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Shown::text).collect(Collectors.joining(", "));
    }
    return value == null ? "" : String.valueOf(value);
  }
}
