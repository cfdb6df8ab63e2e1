package org.mailpromoter.spi.policy;

import java.util.List;
import java.util.Objects;

/**
 * A setting of the organization.
 *
 * @param key its key in the section {@code organization} of the configuration, for example {@code
 *     ignore-internal-email}
 * @param values its value as the configuration has it: {@code yes}, {@code no}, a number or a word;
 *     several or none for a list
 * @since 0.1
 */
public record ForeignSetting(String key, Sourced<List<String>> values) {
  /** Copies the list. */
  public ForeignSetting {
    Objects.requireNonNull(key, "key");
    values = new Sourced<>(List.copyOf(values.value()), values.place());
  }
}
