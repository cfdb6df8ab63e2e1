package org.mailpromoter.core.decision;

/**
 * The number under which a decision is stored; people use it in {@code explain}.
 *
 * @param value positive
 * @since 0.1
 */
public record DecisionId(long value) implements Comparable<DecisionId> {
  /**
   * @throws IllegalArgumentException if {@code value} is not positive
   */
  public DecisionId {
    if (value < 1) {
      throw new IllegalArgumentException("decision numbers begin at 1, not " + value);
    }
  }

  @Override
  public int compareTo(DecisionId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
