package org.mailpromoter.spi.config;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A password or token. It is read when it is used: a secret that stands in a file or in the
 * environment is looked up at each {@link #reveal}, so that a new one counts at the next login.
 * Prints as three asterisks. Immutable.
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
   * The secret itself, as it is now: call this for each login, hand the result to the one call that
   * needs it, and keep it nowhere.
   *
   * @throws SecretException if it cannot be read now; let it pass, the host tells people what to do
   */
  public String reveal() {
    return source.get();
  }

  /** Equal when the text is, or the place from which it is read. */
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
