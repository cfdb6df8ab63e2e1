package org.mailpromoter.core.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the dates of mail (RFC 5322, 3.3 and 4.3): {@code Tue, 3 Feb 2026 10:11:12 +0100 (CET)}.
 * The day's name, seconds and comments may be absent, years may have two digits, zones may be
 * names. Dates of other fields are read, too: {@code 2026-02-03T10:11:12+01:00} (RFC 3339), {@code
 * Tue Feb 3 10:11:12 2026}, and a time with {@code AM} or {@code PM}.
 */
final class MailDates {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Integer> ZONE_HOURS =
      Map.of(
          "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7);
  private static final int LONGEST = 200;

  /** RFC 5322, 3.3, knows no year before; nothing that stores times knows one after. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 9999;

  /** A zone may carry the last day of that year into the next one, which RFC 3339 cannot write. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** The ways to write a date; what one of them cannot read, the next may. */
  private static final List<Function<MailDates, Instant>> FORMS =
      List.of(MailDates::dayFirst, MailDates::monthFirst, MailDates::yearFirst);

  private final DateTokens tokens;

  private MailDates(String text) {
    this.tokens = new DateTokens(text);
  }

  /** The instant, or empty when the text is not a date. */
  static Optional<Instant> parse(String text) {
    Optional<Instant> date = Optional.empty();
    for (int i = 0; i < FORMS.size() && date.isEmpty() && text.length() <= LONGEST; i++) {
      date = parse(text, FORMS.get(i));
    }
    return date;
  }

  private static Optional<Instant> parse(String text, Function<MailDates, Instant> form) {
    try {
      return Optional.of(form.apply(new MailDates(text))).filter(date -> !date.isAfter(LAST));
    } catch (DateTimeException e) {
      return Optional.empty(); // another form, or no date: then the received date is used
    }
  }

  /** {@code 3 Feb 2026 10:11:12 +0100}, with hyphens or without. */
  private Instant dayFirst() {
    dayOfWeek();
    int day = tokens.number();
    tokens.skip("-.,/");
    int month = month();
    tokens.skip("-.,/");
    int year = year();
    tokens.skip(",");
    Time time = time();
    return time.on(year, month, day).toInstant(zone());
  }

  /** {@code Feb 3 10:11:12 2026} as C writes it, or {@code Feb 3, 2026 10:11:12}. */
  private Instant monthFirst() {
    if (!MONTHS.contains(monthName())) {
      dayOfWeek();
    }
    int month = month();
    int day = tokens.number();
    tokens.skip(",");
    if (tokens.digits() == 4) {
      int year = year();
      tokens.skip(",");
      Time time = time();
      return time.on(year, month, day).toInstant(zone());
    }
    Time time = time();
    boolean yearNext = tokens.digits() == 4;
    ZoneOffset before = yearNext ? ZoneOffset.UTC : zone();
    int year = year();
    return time.on(year, month, day).toInstant(yearNext ? zone() : before);
  }

  /** {@code 2026-02-03T10:11:12.5+01:00}. */
  private Instant yearFirst() {
    int year = year();
    tokens.skip("-/.");
    int month = tokens.number();
    tokens.skip("-/.");
    int day = tokens.number();
    if (!tokens.isNumber()) {
      tokens.word(); // T
    }
    Time time = time();
    return time.on(year, month, day).toInstant(zone());
  }

  /**
   * A time of day.
   *
   * @param second at most 59, because no clock here knows leap seconds
   */
  private record Time(int hour, int minute, int second) {
    LocalDateTime on(int year, int month, int day) {
      return LocalDateTime.of(year, month, day, hour, minute, second);
    }
  }

  private Time time() {
    int hour = tokens.number();
    tokens.expect(':');
    int minute = tokens.number();
    int second = 0;
    if (tokens.skip(":")) {
      second = Math.min(59, tokens.number());
      if (tokens.skip(".,")) {
        tokens.number(); // parts of a second are not kept
      }
    }
    return new Time(ofHalfDay(hour), minute, second);
  }

  private int ofHalfDay(int hour) {
    boolean morning = tokens.skipWord("AM");
    boolean evening = !morning && tokens.skipWord("PM");
    if (!morning && !evening || hour > 12) {
      return hour;
    }
    return hour % 12 + (evening ? 12 : 0);
  }

  private void dayOfWeek() {
    tokens.word();
    tokens.skip(",.");
  }

  private String monthName() {
    String word = tokens.peekWord().toLowerCase(Locale.ROOT);
    return word.substring(0, Math.min(3, word.length()));
  }

  private int month() {
    int month = MONTHS.indexOf(monthName()) + 1;
    tokens.word();
    return month;
  }

  /** Two-digit years 00 to 49 are of this century, three-digit ones count from 1900 (4.3). */
  private int year() {
    int digits = tokens.digits();
    int year = tokens.number();
    if (digits == 2) {
      year += year < 50 ? 2000 : 1900;
    } else if (digits == 3) {
      year += 1900;
    }
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException("no year of mail: " + year);
    }
    return year;
  }

  /** {@code +0100}, {@code +01:00}, {@code +01} or a name, which may be before a number. */
  private ZoneOffset zone() {
    int named = 0;
    if (!tokens.isNumber()) {
      named = ZONE_HOURS.getOrDefault(tokens.peekWord().toUpperCase(Locale.ROOT), 0);
      tokens.word();
    }
    int sign = tokens.sign();
    if (sign == 0 || !tokens.isNumber()) {
      return ZoneOffset.ofHours(named);
    }
    int digits = tokens.digits();
    int number = tokens.number();
    int minutes = digits > 2 ? number / 100 * 60 + number % 100 : number * 60;
    if (digits <= 2 && tokens.skip(":") && tokens.isNumber()) {
      minutes += tokens.number();
    }
    return digits > 4 || minutes > 18 * 60
        ? ZoneOffset.UTC
        : ZoneOffset.ofTotalSeconds(sign * minutes * 60);
  }
}
