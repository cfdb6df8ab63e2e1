package org.mailpromoter.console.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time as pages show it.
 *
 * @param iso for programs
 * @param exact for people, to the second, in UTC; a script of ours puts it into the zone of the
 *     browser
 * @param near for people, relative to now
 */
public record Moment(String iso, String exact, String near) {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final int RECENT_DAYS = 7;

  /** A time as it is shown at another time. */
  public static Moment of(Instant at, Instant now) {
    ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
    return new Moment(
        at.truncatedTo(ChronoUnit.SECONDS).toString(), EXACT.format(utc), near(utc, now));
  }

  private static String near(ZonedDateTime at, Instant now) {
    Duration ago = Duration.between(at.toInstant(), now);
    if (ago.isNegative()) {
      return ahead(at, ago.negated());
    }
    if (ago.toMinutes() < 1) {
      return "just now";
    }
    if (ago.toHours() < 1) {
      return ago.toMinutes() + " min ago";
    }
    if (ago.toDays() < 1) {
      return ago.toHours() + " h ago";
    }
    return ago.toDays() < RECENT_DAYS ? days(ago.toDays()) + " ago" : day(at, now);
  }

  private static String ahead(ZonedDateTime at, Duration left) {
    if (left.toMinutes() < 1) {
      return "in a moment";
    }
    if (left.toHours() < 1) {
      return "in " + left.toMinutes() + " min";
    }
    if (left.toDays() < 1) {
      return "in " + left.toHours() + " h";
    }
    return left.toDays() < RECENT_DAYS ? "in " + days(left.toDays()) : DAY_OF_YEAR.format(at);
  }

  private static String days(long count) {
    return count == 1 ? "1 day" : count + " days";
  }

  private static String day(ZonedDateTime at, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return (at.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(at);
  }
}
