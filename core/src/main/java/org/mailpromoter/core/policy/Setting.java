package org.mailpromoter.core.policy;

import java.util.Objects;

/**
 * A value with where it came from.
 *
 * @param <T> what kind of value
 * @param value the value in force
 * @param origin where it came from
 * @since 0.1
 */
public record Setting<T>(T value, Origin origin) {
  /** Rejects nulls. */
  public Setting {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(origin, "origin");
  }

  /** A default value. */
  public static <T> Setting<T> byDefault(T value) {
    return new Setting<>(value, Origin.byDefault());
  }
}
