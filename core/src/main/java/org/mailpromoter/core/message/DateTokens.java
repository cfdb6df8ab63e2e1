package org.mailpromoter.core.message;

import java.time.DateTimeException;

/**
 * The numbers, words and signs of a date, whatever spaces and comments are between them (RFC 5322,
 * 4.3). Everything here refuses what is not there with {@link DateTimeException} and nothing else.
 */
final class DateTokens {
  /** Longer numbers are of no date. */
  private static final int MOST_DIGITS = 9;

  private final String text;
  private int at;

  DateTokens(String text) {
    this.text = text;
    passBlanks();
  }

  /** Whether a number comes next. */
  boolean isNumber() {
    return digits() > 0;
  }

  /** How many digits the number has that comes next, 0 when none does. */
  int digits() {
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end - at;
  }

  /** Takes a number. */
  int number() {
    int digits = digits();
    if (digits == 0 || digits > MOST_DIGITS) {
      throw new DateTimeException("no number at " + at);
    }
    int number = Integer.parseInt(text.substring(at, at + digits));
    pass(digits);
    return number;
  }

  /** The word that comes next, empty when none does. */
  String peekWord() {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  /** Takes a word, if one comes next. */
  void word() {
    pass(peekWord().length());
  }

  /** Takes a certain word; returns whether it came next. */
  boolean skipWord(String word) {
    boolean next = peekWord().equalsIgnoreCase(word);
    if (next) {
      pass(word.length());
    }
    return next;
  }

  /** Takes one of some characters; returns whether one came next. */
  boolean skip(String any) {
    boolean next = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
    if (next) {
      pass(1);
    }
    return next;
  }

  /** Takes a character that must come next. */
  void expect(char c) {
    if (!skip(String.valueOf(c))) {
      throw new DateTimeException("no " + c + " at " + at);
    }
  }

  /** Takes a sign: 1, -1, or 0 when none comes next. */
  int sign() {
    if (skip("+")) {
      return 1;
    }
    return skip("-") ? -1 : 0;
  }

  private void pass(int characters) {
    at += characters;
    passBlanks();
  }

  private void passBlanks() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      depth += c == '(' ? 1 : 0;
      if (depth == 0 && c > ' ') {
        return;
      }
      depth -= c == ')' ? 1 : 0;
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
