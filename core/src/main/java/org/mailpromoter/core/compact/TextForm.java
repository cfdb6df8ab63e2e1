package org.mailpromoter.core.compact;

/**
 * How a text is written. A number that is not negative is the length of the text itself. The others
 * say where the text is known from: {@code -1 - 2n} is the n-th text in the same bytes, {@code -2}
 * means a text, an angle bracket, a text and a closing bracket, and {@code -4 - 2n} is the n-th
 * word of the vocabulary. An address stays in one piece, so bytes can be searched for it.
 */
final class TextForm {
  static final long BRACKETED = -2;

  /** Shorter texts are not worth a place. */
  private static final int SHORTEST = 3;

  /** Longer texts are written as they are, and no damaged bytes grow beyond memory. */
  private static final int LONGEST_JOINED = 1_400;

  private TextForm() {}

  static boolean hasPlace(String text) {
    return text.length() >= SHORTEST;
  }

  static long ofText(int place) {
    return -1 - 2L * place;
  }

  static long ofWord(int place) {
    return -4 - 2L * place;
  }

  static boolean isText(long form) {
    return (form & 1) != 0;
  }

  static int textPlace(long form) {
    return place(-1 - form);
  }

  static int wordPlace(long form) {
    return place(-4 - form);
  }

  private static int place(long twice) {
    return (int) Math.min(Integer.MAX_VALUE, twice / 2);
  }

  /**
   * Where the last opening bracket of a text is that ends with the closing one, or -1. A quoted
   * local part of an address may contain brackets, so nothing with a quotation mark is divided.
   */
  static int bracket(String text) {
    boolean closed = text.endsWith(">") && text.length() <= LONGEST_JOINED;
    return closed && text.indexOf('"') < 0 ? text.lastIndexOf('<') : -1;
  }

  static String joined(String before, String inside) {
    if (before.length() + inside.length() > LONGEST_JOINED) {
      throw new IllegalArgumentException("a text that is too long");
    }
    return before + '<' + inside + '>';
  }
}
