package org.mailpromoter.spi.config;

import java.util.Objects;

/**
 * One problem of a configuration.
 *
 * @param location where
 * @param key the full key, sections separated by dots
 * @param message what is wrong and what is expected, as a sentence
 * @since 0.1
 */
public record ConfigProblem(Location location, String key, String message) {
  /** Rejects nulls. */
  public ConfigProblem {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return location + ": " + key + ": " + message;
  }
}
