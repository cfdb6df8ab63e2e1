package org.mailpromoter.core.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the dates of mail (RFC 5322, 3.3 and 4.3): {@code Tue, 3 Feb 2026 10:11:12 +0100 (CET)}.
 * The day's name, seconds and comments may be absent, years may have two digits, zones may be
 * names.
 */
final class MailDates {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Integer> ZONE_HOURS =
      Map.of(
          "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7);
  private static final int LONGEST = 200;

  private MailDates() {}

  /** The instant, or empty when the text is no date. */
  static Optional<Instant> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> words = words(text);
    if (!words.isEmpty() && !Character.isDigit(words.get(0).charAt(0))) {
      words = words.subList(1, words.size());
    }
    try {
      return words.size() < 4 ? Optional.empty() : Optional.of(instant(words));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty(); // no date: the caller remarks it and takes the received date
    }
  }

  private static Instant instant(List<String> words) {
    int day = Integer.parseInt(words.get(0));
    String monthName = words.get(1).toLowerCase(Locale.ROOT);
    int month = MONTHS.indexOf(monthName.substring(0, Math.min(3, monthName.length()))) + 1;
    int year = year(words.get(2));
    String[] time = words.get(3).split(":", -1);
    int second = time.length > 2 ? Math.min(59, Integer.parseInt(time[2])) : 0;
    LocalDateTime local =
        LocalDateTime.of(
            year, month, day, Integer.parseInt(time[0]), Integer.parseInt(time[1]), second);
    ZoneOffset zone = words.size() > 4 ? zone(words.get(4)) : ZoneOffset.UTC;
    return local.toInstant(zone);
  }

  /** Two-digit years 00 to 49 are of this century, three-digit ones count from 1900 (4.3). */
  private static int year(String text) {
    int year = Integer.parseInt(text);
    if (text.length() == 2) {
      return year < 50 ? 2000 + year : 1900 + year;
    }
    return text.length() == 3 ? 1900 + year : year;
  }

  private static ZoneOffset zone(String text) {
    char sign = text.charAt(0);
    if (text.length() == 5 && (sign == '+' || sign == '-')) {
      int hours = Integer.parseInt(text.substring(1, 3));
      int minutes = Integer.parseInt(text.substring(3));
      int seconds = (hours * 60 + minutes) * 60;
      return Math.abs(seconds) > 18 * 3600
          ? ZoneOffset.UTC
          : ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
    }
    return ZoneOffset.ofHours(ZONE_HOURS.getOrDefault(text.toUpperCase(Locale.ROOT), 0));
  }

  /** Words between blanks and commas; comments are left out. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(7);
    StringBuilder word = new StringBuilder();
    int depth = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      depth += c == '(' ? 1 : 0;
      boolean partOfWord = depth == 0 && c > ' ' && c != ',' && c != '-' || isSign(text, i, depth);
      if (partOfWord) {
        word.append(c);
      } else if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
      depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return words;
  }

  /** A hyphen is a sign before a zone and a separator in dates such as {@code 3-Feb-2026}. */
  private static boolean isSign(String text, int i, int depth) {
    return depth == 0
        && i < text.length()
        && text.charAt(i) == '-'
        && i > 0
        && text.charAt(i - 1) == ' ';
  }
}
