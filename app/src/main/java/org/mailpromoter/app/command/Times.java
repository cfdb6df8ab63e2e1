package org.mailpromoter.app.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.mailpromoter.app.output.Shown;
import org.mailpromoter.deployment.WrittenTime;

/** Times as people write and read them, in UTC. */
final class Times {
  private Times() {}

  static String shown(Instant time) {
    return Shown.time(time);
  }

  /**
   * A time as it is printed or as RFC 3339 writes it, a date, a word for a day, or an age such as
   * {@code 7d}. Without a zone it is UTC, like all that is printed.
   *
   * @param option the name of the option, for messages
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
              + " unless it ends with a zone such as +02:00), today, yesterday, or an age (30m,"
              + " 12h,"
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
    return WrittenTime.parse(text.replace(' ', 'T'));
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
