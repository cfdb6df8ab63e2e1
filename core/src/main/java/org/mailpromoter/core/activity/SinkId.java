package org.mailpromoter.core.activity;

import java.util.Objects;

/**
 * The name of an activity sink in the configuration. Immutable.
 *
 * @param value not blank
 * @since 0.1
 */
public record SinkId(String value) implements Comparable<SinkId> {
  /**
   * @throws IllegalArgumentException if {@code value} is blank
   */
  public SinkId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("a sink needs a name");
    }
  }

  @Override
  public int compareTo(SinkId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
