package org.mailpromoter.core.history;

import java.util.Optional;

/**
 * The place of an entry in a history that is read from the newest entry to the oldest. What is
 * added to the history meanwhile moves no place. Callers take keys from a {@link Page} and give
 * them back unchanged; stores make them.
 *
 * @param order by what the history is ordered, for example milliseconds since 1970
 * @param number tells entries of the same order apart
 * @since 0.1
 */
public record PageKey(long order, long number) implements Comparable<PageKey> {
  private static final int RADIX = 36;

  /** Before the newest entry. */
  public static final PageKey START = new PageKey(Long.MAX_VALUE, Long.MAX_VALUE);

  /** The place of an entry in a history that is ordered by the numbers of its entries. */
  public static PageKey of(long number) {
    return new PageKey(number, number);
  }

  /** The key as one word. */
  public String word() {
    return Long.toString(order, RADIX) + "." + Long.toString(number, RADIX);
  }

  /** The key of a {@linkplain #word() word}; empty if it is none. */
  public static Optional<PageKey> parse(String word) {
    int between = word.indexOf('.');
    try {
      return between < 0
          ? Optional.empty()
          : Optional.of(
              new PageKey(
                  Long.parseLong(word, 0, between, RADIX),
                  Long.parseLong(word, between + 1, word.length(), RADIX)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Older entries come first. */
  @Override
  public int compareTo(PageKey other) {
    int byOrder = Long.compare(order, other.order);
    return byOrder != 0 ? byOrder : Long.compare(number, other.number);
  }
}
