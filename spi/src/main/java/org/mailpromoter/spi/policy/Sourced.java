package org.mailpromoter.spi.policy;

import java.util.Objects;

/**
 * A value with the place from which it comes.
 *
 * @param <T> what kind of value, immutable
 * @param value the value
 * @param place where it is in the other CRM
 * @since 0.1
 */
public record Sourced<T>(T value, SourcePlace place) {
  /** Rejects nulls. */
  public Sourced {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(place, "place");
  }
}
