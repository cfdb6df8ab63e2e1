package org.mailpromoter.spi.config;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A password or token. It is read each time it is used: {@link #reveal} reads a secret from its
 * file or environment variable, so a new one applies at the next login. Prints as three asterisks.
 * Immutable.
 *
 * <pre>{@code
 * // kept from the configuration, revealed where a session logs in:
 * store.connect(host, port, user, password.reveal());
 * }</pre>
 *
 * @since 0.1
 */
public final class Secret {
  private final Supplier<String> source;

  private Secret(Supplier<String> source) {
    this.source = source;
  }

  /** Wraps a secret that does not change. */
  public static Secret of(String text) {
    return new Secret(new Fixed(text));
  }

  /**
   * A secret that is read from its source each time it is revealed; for the host.
   *
   * @param source gives the secret, or throws a {@link SecretException}
   */
  public static Secret readFrom(Supplier<String> source) {
    return new Secret(Objects.requireNonNull(source, "source"));
  }

  /**
   * The current secret. Call this for each login, pass the result to the call that needs it, and do
   * not store it.
   *
   * @throws SecretException if it cannot be read now; do not catch it: the host reports it with a
   *     remedy
   */
  public String reveal() {
    return source.get();
  }

  /** Equal if the texts, or the places from which they are read, are equal. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret s && source.equals(s.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }

  private record Fixed(String text) implements Supplier<String> {
    Fixed {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String get() {
      return text;
    }
  }
}
