package org.mailpromoter.core.activity;

import org.jspecify.annotations.Nullable;

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

  /** By hand: a record's own goes through method handles, which the quick compiler leaves slow. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActivityId id && value == id.value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
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
