package org.mailpromoter.core.diagnosis.english;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A time within a sentence, with its zone.
 *
 * @since 0.1
 */
public final class EnglishTime {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** As programs write it (RFC 3339). */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?Z");

  private EnglishTime() {}

  /** A time to the second, for example {@code 1 March 2026, 12:00:00 UTC}. */
  public static String of(Instant at) {
    return TIME.format(at);
  }

  /** The text with each time in it as people read it, for what was stored for programs, too. */
  public static String in(String text) {
    return WRITTEN.matcher(text).replaceAll(EnglishTime::shown);
  }

  private static String shown(MatchResult written) {
    try {
      return of(Instant.parse(written.group()));
    } catch (DateTimeParseException e) {
      return written.group(); // the 45th of May
    }
  }
}
