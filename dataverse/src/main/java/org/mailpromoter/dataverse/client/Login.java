package org.mailpromoter.dataverse.client;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.mailpromoter.http.oauth.AccessTokens;
import org.mailpromoter.http.oauth.NoTokenException;
import org.mailpromoter.http.oauth.TokenConfig;
import org.mailpromoter.http.oauth.TokenMethod;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.ServerWords;

/** Access tokens of a program with a secret or certificate. Thread-safe. */
final class Login {
  private final AccessTokens tokens;

  /**
   * The login of a program to an environment. Nothing is asked or read yet.
   *
   * @throws IllegalArgumentException with a sentence for people if a key is missing or wrong
   */
  Login(Config config, URI environment, ServerWords words, Clock clock) {
    TokenConfig.Defaults defaults = new TokenConfig.Defaults("", "", environment + "/.default");
    this.tokens =
        AccessTokens.of(
            TokenMethod.CLIENT,
            new TokenConfig(
                "Dataverse",
                config,
                config,
                config.get(DataverseKeys.INSECURE_PLAIN) ? Security.INSECURE_PLAIN : Security.TLS,
                config.get(DataverseKeys.READ_TIMEOUT),
                words,
                defaults),
            clock);
  }

  /** A token that is good for a while. */
  String token() throws DataverseException, InterruptedException {
    try {
      return tokens.current();
    } catch (NoTokenException e) {
      throw failure(e);
    }
  }

  /** A token other than one that was refused; empty if there is no other. */
  Optional<String> insteadOf(String refused) throws DataverseException, InterruptedException {
    try {
      return tokens.insteadOf(refused);
    } catch (NoTokenException e) {
      throw failure(e);
    }
  }

  private static DataverseException failure(NoTokenException e) {
    return new DataverseException(e.error().in(DataverseError.class), e.sentence(), e);
  }
}
