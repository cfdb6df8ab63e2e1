package org.mailpromoter.app.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;

/** Times as people write and read them, in UTC. */
final class Times {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  static String shown(Instant time) {
    return SHOWN.format(time);
  }

  /** A date, an instant, or an age such as {@code 7d}. */
  static Instant parse(String text, Instant now) throws CommandFailure {
    try {
      if (text.matches("[0-9]{1,6}[dhm]")) {
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return now.minus(count, unit(text.charAt(text.length() - 1)));
      }
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "'"
              + text
              + "' is no time: write a date such as 2026-01-31, or an age such as 7d or 12h.");
    }
  }

  static String shown(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
  }

  private static ChronoUnit unit(char letter) {
    return switch (letter) {
      case 'd' -> ChronoUnit.DAYS;
      case 'h' -> ChronoUnit.HOURS;
      default -> ChronoUnit.MINUTES;
    };
  }
}
