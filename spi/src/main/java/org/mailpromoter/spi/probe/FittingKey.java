package org.mailpromoter.spi.probe;

import java.util.Objects;

/**
 * The value of a configuration key that fits a server. The host shows it and changes nothing: the
 * configuration belongs to the person who writes it. Immutable.
 *
 * @param key the name of the key
 * @param place where it belongs, as in "write it into ...": {@code the server profile}
 * @param inForce the value that counts now
 * @param fits the value that fits, as it is written in a configuration
 * @param why the reason, as a sentence
 * @since 0.1
 */
public record FittingKey(String key, String place, String inForce, String fits, String why) {
  /** Checks for nulls. */
  public FittingKey {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(inForce, "inForce");
    Objects.requireNonNull(fits, "fits");
    Objects.requireNonNull(why, "why");
  }

  /** Whether the value that counts now is the one that fits. */
  public boolean isInForce() {
    return inForce.equals(fits);
  }
}
