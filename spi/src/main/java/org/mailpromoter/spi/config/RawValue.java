package org.mailpromoter.spi.config;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A value as it is in the file, with references to the environment resolved. A secret stays as
 * written, because it is read each time it is used.
 *
 * @param texts the scalar, or the items of a list
 * @param list whether it was written as a list
 * @param location where it is
 * @param secrets makes a secret of what is written
 * @since 0.1
 */
public record RawValue(
    List<String> texts, boolean list, Location location, Function<String, Secret> secrets) {
  /** Copies the list. */
  public RawValue {
    texts = List.copyOf(texts);
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(secrets, "secrets");
  }

  /** A value whose text is the secret itself, should it be one. */
  public RawValue(List<String> texts, boolean list, Location location) {
    this(texts, list, location, Secret::of);
  }

  /** A scalar. */
  public static RawValue of(String text, Location location) {
    return new RawValue(List.of(text), false, location);
  }
}
