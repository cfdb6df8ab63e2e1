package org.mailpromoter.app.command;

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
import org.mailpromoter.app.output.Shown;

/** Times as people write and read them, in UTC. */
final class Times {
  /** How long a date is that has no time. */
  private static final int DATE = "2026-01-31".length();

  private Times() {}

  static String shown(Instant time) {
    return Shown.time(time);
  }

  /**
   * A time as it is printed or as RFC 3339 writes it, a date, a word for a day, or an age such as
   * {@code 7d}. Without a zone it is UTC, like all that is printed.
   *
   * @param option what takes it, for people
   */
  static Instant parse(String option, String text, Instant now) throws CommandFailure {
    try {
      return instant(text.strip().toUpperCase(Locale.ROOT), now);
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          option
              + " takes a time, not '"
              + text
              + "'. Write a date (2026-01-31), a date and time (2026-01-31T06:00, in UTC"
              + " unless it ends with a zone such as +02:00), today, yesterday, or an age (30m, 12h,"
              + " 7d, 2w).");
    }
  }

  private static Instant instant(String text, Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    if (text.equals("TODAY")) {
      return today;
    }
    if (text.equals("YESTERDAY")) {
      return today.minus(1, ChronoUnit.DAYS);
    }
    if (text.matches("[0-9]{1,6}[WDHM]")) {
      long count = Long.parseLong(text.substring(0, text.length() - 1));
      return now.minus(unit(text.charAt(text.length() - 1)).multipliedBy(count));
    }
    return text.length() <= DATE ? midnight(text) : withTime(text.replace(' ', 'T'));
  }

  private static Instant midnight(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant withTime(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime offset
        ? offset.toInstant()
        : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
  }

  static String shown(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
  }

  private static Duration unit(char letter) {
    return switch (letter) {
      case 'W' -> Duration.ofDays(7);
      case 'D' -> Duration.ofDays(1);
      case 'H' -> Duration.ofHours(1);
      default -> Duration.ofMinutes(1);
    };
  }
}
