package org.mailpromoter.connectors.file;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The line that begins a message of an mbox file (RFC 4155): {@code From sender Tue Feb 3 10:11:12
 * 2026}. Programs add a zone before or behind the year, or leave the seconds out.
 */
final class MboxSeparator {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final int ADDRESS = 1;
  private static final int WEEKDAY = 2;
  private static final int TIME = 5;
  private static final int YEAR = 6;
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM d H:mm[:ss] yyyy", Locale.ROOT);

  private MboxSeparator() {}

  /** Whether a line may be one: every line that begins so does behind an empty one. */
  static boolean isPossible(byte[] bytes, int from, int to) {
    if (to - from < FROM.length) {
      return false;
    }
    for (int i = 0; i < FROM.length; i++) {
      if (bytes[from + i] != FROM[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line can only be one: it has an address and a date. */
  static boolean isCertain(String line) {
    List<String> words = words(line);
    return words.size() > YEAR
        && (words.get(ADDRESS).indexOf('@') >= 0 || words.get(ADDRESS).equals("MAILER-DAEMON"))
        && time(words).isPresent();
  }

  /** When the message was received, in UTC unless the line has an offset; empty without a date. */
  static Optional<Instant> time(String line) {
    return time(words(line));
  }

  private static Optional<Instant> time(List<String> words) {
    if (words.size() <= YEAR) {
      return Optional.empty();
    }
    boolean zoneFirst = words.size() > YEAR + 1 && !isYear(words.get(YEAR));
    String year = words.get(zoneFirst ? YEAR + 1 : YEAR);
    String zone = zoneFirst ? words.get(YEAR) : words.size() > YEAR + 1 ? words.get(YEAR + 1) : "";
    String date = String.join(" ", words.subList(WEEKDAY, TIME + 1)) + " " + year;
    try {
      return Optional.of(LocalDateTime.parse(date, ASCTIME).toInstant(offset(zone)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isYear(String word) {
    return word.length() == 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static ZoneOffset offset(String zone) {
    boolean numeric = zone.length() == 5 && (zone.charAt(0) == '+' || zone.charAt(0) == '-');
    return numeric ? ZoneOffset.of(zone) : ZoneOffset.UTC;
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("[ \t]+", YEAR + 3));
  }
}
