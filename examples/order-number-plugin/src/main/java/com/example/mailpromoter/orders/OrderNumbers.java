package com.example.mailpromoter.orders;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Order numbers in text: a prefix, then five to eighteen digits, the last of which is a check digit
 * by ISO 7064 MOD 11,10. A mistyped number is not an order number. Immutable.
 */
final class OrderNumbers {
  private static final int FEWEST_DIGITS = 5;
  private static final int MOST_DIGITS = 18;

  private final String prefix;

  /** Numbers that begin with a prefix, whose case does not matter. */
  OrderNumbers(String prefix) {
    this.prefix = Objects.requireNonNull(prefix, "prefix");
  }

  /** The digits of each order number, in the order of the text. One pass, whatever the text. */
  Set<String> in(String text) {
    Set<String> numbers = new LinkedHashSet<>();
    int at = 0;
    while (at + prefix.length() < text.length()) {
      int next = at + 1;
      if (text.regionMatches(true, at, prefix, 0, prefix.length()) && !isInsideWord(text, at)) {
        next = endOfDigits(text, at + prefix.length());
        String digits = text.substring(at + prefix.length(), next);
        if (isOrderNumber(digits)) {
          numbers.add(digits);
        }
      }
      at = next;
    }
    return numbers;
  }

  private static boolean isInsideWord(String text, int at) {
    return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static boolean isOrderNumber(String digits) {
    return digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS && sum(digits) == 1;
  }

  /** ISO 7064, hybrid system MOD 11,10: 1 for digits whose last one is the right check digit. */
  private static int sum(String digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digits.charAt(i) - '0' + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (product + digits.charAt(digits.length() - 1) - '0') % 10;
  }
}
