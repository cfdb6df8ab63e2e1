package org.mailpromoter.spi.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The validated values of one section. Immutable; {@code toString} prints no values, because some
 * may be secrets.
 *
 * @since 0.1
 */
public final class Config {
  private static final Location BY_PROGRAM = new Location(Path.of("program"), 1);

  private final Map<String, Object> values;

  Config(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * A section that is created by a program or a test instead of a file.
   *
   * @param keys the keys of the section
   * @param values the value of each key that is given, as it would stand in a file
   * @throws IllegalArgumentException if a value is refused, a key is unknown or a required one is
   *     missing; the message names every problem
   */
  public static Config of(ConfigSpec keys, Map<String, String> values) {
    Map<String, RawValue> raw = new HashMap<>();
    values.forEach((key, value) -> raw.put(key, RawValue.of(value, BY_PROGRAM)));
    List<String> problems = new ArrayList<>();
    Config config =
        keys.read("section", BY_PROGRAM, raw, problem -> problems.add(problem.toString()));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return config;
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

  /** The value of a key: from the file, else the default, else empty. */
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
