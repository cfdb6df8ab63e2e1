package org.mailpromoter.spi.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A password or token. Prints as three asterisks; equal when the text is. Immutable.
 *
 * @since 0.1
 */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = Objects.requireNonNull(text, "text");
  }

  /** Wraps a secret. */
  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The secret itself: hand it to the one call that needs it and keep it nowhere. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret s && text.equals(s.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
