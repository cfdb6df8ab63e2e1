package org.mailpromoter.spi.config;

import java.util.List;
import java.util.Objects;

/**
 * A value as it stands in the file, references to the environment and to secret files resolved.
 *
 * @param texts the scalar, or the items of a list
 * @param list whether it was written as a list
 * @param location where it stands
 * @since 0.1
 */
public record RawValue(List<String> texts, boolean list, Location location) {
  /** Copies the list. */
  public RawValue {
    texts = List.copyOf(texts);
    Objects.requireNonNull(location, "location");
  }

  /** A scalar. */
  public static RawValue of(String text, Location location) {
    return new RawValue(List.of(text), false, location);
  }
}
