package org.mailpromoter.core.activity;

/**
 * The number of an email activity.
 *
 * @param value positive
 * @since 0.1
 */
public record ActivityId(long value) implements Comparable<ActivityId> {
  /**
   * @throws IllegalArgumentException if {@code value} is not positive
   */
  public ActivityId {
    if (value < 1) {
      throw new IllegalArgumentException("activity numbers begin at 1, not " + value);
    }
  }

  @Override
  public int compareTo(ActivityId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
