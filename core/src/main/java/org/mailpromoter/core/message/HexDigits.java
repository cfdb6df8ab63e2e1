package org.mailpromoter.core.message;

/** Bytes that are written as two hexadecimal digits. */
final class HexDigits {
  private HexDigits() {}

  /** The byte, or -1 when one of the two is not a digit. */
  static int octet(int high, int low) {
    int upper = Character.digit(high, 16);
    int lower = Character.digit(low, 16);
    return upper < 0 || lower < 0 ? -1 : upper * 16 + lower;
  }
}
