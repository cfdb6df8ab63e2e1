package org.mailpromoter.console.frame;

import java.util.Locale;

/** Numbers and nouns as pages show them. */
public final class Words {
  private Words() {}

  /** A number with separators, for example {@code 1,284}. */
  public static String number(long value) {
    return String.format(Locale.ENGLISH, "%,d", value);
  }

  /** A number and what it counts, for example {@code 1 message}, {@code 2 messages}. */
  public static String count(long value, String one, String several) {
    return number(value) + " " + (value == 1 ? one : several);
  }

  /** A part of a whole in percent, for example {@code 12 %}; less than one is {@code < 1 %}. */
  public static String share(long part, long whole) {
    if (whole == 0) {
      return "";
    }
    long percent = Math.round(100.0 * part / whole);
    return part > 0 && percent == 0 ? "< 1 %" : percent + " %";
  }

  /** A sentence with a capital letter at its beginning. */
  public static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
