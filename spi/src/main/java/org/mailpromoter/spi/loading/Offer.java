package org.mailpromoter.spi.loading;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * One part that a plugin offers, as it described itself when it was loaded.
 *
 * @param kind what kind of part
 * @param name the name by which configuration chooses it
 * @param description what it is for, in a few words for people; may be empty
 * @param keys its keys by the section of the configuration in which they stand
 * @since 0.1
 */
public record Offer(OfferKind kind, String name, String description, Map<String, ConfigSpec> keys) {
  /** Copies the map. */
  public Offer {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  @Override
  public String toString() {
    return kind.words() + " '" + name + "'";
  }
}
