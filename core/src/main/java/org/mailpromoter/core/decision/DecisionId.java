package org.mailpromoter.core.decision;

import org.jspecify.annotations.Nullable;

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

  /** Written out: the generated method uses method handles, which are slow with the C1 compiler. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DecisionId id && value == id.value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
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
