package org.mailpromoter.app.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
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
      return WrittenTime.parse(text, now);
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE, option + " takes a time, not '" + text + "'. " + WrittenTime.HOW);
    }
  }

  /**
   * A time that is to come, as {@link WrittenTime#ahead} reads it.
   *
   * @param option the name of the option, for messages
   */
  static Instant parseAhead(String option, String text, Instant now) throws CommandFailure {
    try {
      return WrittenTime.ahead(text, now);
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE, option + " takes a time, not '" + text + "'. " + WrittenTime.HOW_AHEAD);
    }
  }

  static String shown(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
  }
}
