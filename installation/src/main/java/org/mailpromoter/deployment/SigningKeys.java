package org.mailpromoter.deployment;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.SignedTokens;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.config.SecretException;

/** The keys of signed tokens, read by the commands that make or check tokens. Immutable. */
public final class SigningKeys {
  private final @Nullable Secret secret;

  private SigningKeys(@Nullable Secret secret) {
    this.secret = secret;
  }

  static SigningKeys none() {
    return new SigningKeys(null);
  }

  static SigningKeys of(Secret secret) {
    return new SigningKeys(secret);
  }

  /**
   * The keys as they are now.
   *
   * @throws SecretException if they cannot be read, or are no keys
   */
  public SignedTokens read() {
    try {
      return parsed();
    } catch (IllegalArgumentException e) {
      throw new SecretException(
          "The secret organization.token-signing-keys is of no use: " + e.getMessage() + ".", e);
    }
  }

  /** The keys, or none where they cannot be read; for who makes no token and decides nothing. */
  public SignedTokens readIfPossible() {
    try {
      return read();
    } catch (SecretException e) {
      return SignedTokens.none();
    }
  }

  /** What is wrong with keys that can be read. */
  Optional<String> problem() {
    try {
      parsed();
      return Optional.empty();
    } catch (SecretException e) {
      return Optional.empty(); // it is told when they are used, and by check-config
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private SignedTokens parsed() {
    return secret == null
        ? SignedTokens.none()
        : SignedTokens.of(Arrays.asList(secret.reveal().strip().split("\\s+", -1)));
  }
}
