package org.mailpromoter.core.store;

/**
 * Numbers for new activities, reserved by a look-up. Nobody else is given one of them; those that
 * are not used are lost.
 *
 * @param first the first number, positive
 * @param count how many there are, 0 or more
 * @since 0.1
 */
public record NumberRange(long first, int count) {
  /** No numbers. */
  public static final NumberRange NONE = new NumberRange(1, 0);

  /**
   * @throws IllegalArgumentException if the first number is not positive or the count is negative
   */
  public NumberRange {
    if (first < 1 || count < 0) {
      throw new IllegalArgumentException("no range of numbers: " + count + " from " + first);
    }
  }
}
