package org.mailpromoter.spi.config;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The validated values of one section. Immutable; prints no values, since some may be secrets.
 *
 * @since 0.1
 */
public final class Config {
  private final Map<String, Object> values;

  Config(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * The value of a key that is required or has a default.
   *
   * @throws IllegalArgumentException if the key is neither; use {@link #find} for such keys
   */
  public <T> T get(ConfigKey<T> key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException(key + " is optional: use find"));
  }

  /** The value of a key: what the file says, else the default, else empty. */
  @SuppressWarnings("unchecked") // the key that reads a value is the key that asks for it
  public <T> Optional<T> find(ConfigKey<T> key) {
    Objects.requireNonNull(key, "key");
    Object given = values.get(key.name());
    return given != null ? Optional.of((T) given) : key.standard();
  }

  @Override
  public String toString() {
    return "Config" + values.keySet();
  }
}
