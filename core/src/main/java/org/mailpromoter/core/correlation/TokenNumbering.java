package org.mailpromoter.core.correlation;

import java.math.BigInteger;

/**
 * How tracking tokens are numbered (semantics 3.3): a fixed digit, the number of the sender, and a
 * counter of the sender's activities that wraps around.
 *
 * @param base added to the number of each sender, 0 to 2,147,483,647
 * @param senderDigits digits for the sender, 1 to 10
 * @param counterDigits digits for the counter, 1 to 9
 * @since 0.1
 */
public record TokenNumbering(int base, int senderDigits, int counterDigits) {
  /** The Dynamics 365 default: {@code CRM:0001001} is the first token of the first sender. */
  public static final TokenNumbering STANDARD = new TokenNumbering(0, 3, 3);

  private static final int LONGEST_TOKEN = 50;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public TokenNumbering {
    check(base, 0, Integer.MAX_VALUE, "the base number");
    check(senderDigits, 1, 10, "the digits for the sender");
    check(counterDigits, 1, 9, "the digits for the counter");
  }

  private static void check(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " of tracking tokens is from " + least + " to " + most + ", not " + value);
    }
  }

  /**
   * A token.
   *
   * @param prefix its prefix
   * @param sender the number of the sender, the first being 1; a queue counts as its owner (C-22)
   * @param count how many tokens the sender has had, this one included; the counter wraps (C-23)
   * @throws IllegalArgumentException if the token would be longer than 50 characters (C-26)
   */
  public String token(String prefix, long sender, long count) {
    String token =
        prefix
            + "0"
            + digits(BigInteger.valueOf(sender).add(BigInteger.valueOf(base)), senderDigits)
            + digits(BigInteger.valueOf(count), counterDigits);
    if (token.length() > LONGEST_TOKEN) {
      throw new IllegalArgumentException(
          "a tracking token has at most " + LONGEST_TOKEN + " characters: " + token);
    }
    return token;
  }

  /** Whether the counter has wrapped around, so tokens are no longer unique. */
  public boolean hasWrapped(long count) {
    return count >= BigInteger.TEN.pow(counterDigits).longValueExact();
  }

  private static String digits(BigInteger value, int digits) {
    BigInteger last = value.mod(BigInteger.TEN.pow(digits));
    String text = last.toString();
    return "0".repeat(digits - text.length()) + text;
  }
}
