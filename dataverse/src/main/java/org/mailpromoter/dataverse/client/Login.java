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

/**
 * Access tokens of a program with a secret or a certificate. Thread-safe; all that knows of OAuth
 * here.
 */
final class Login {
  private final AccessTokens tokens;

  /**
   * Nothing is asked or read yet.
   *
   * @throws IllegalArgumentException with a sentence for people if a key is missing or wrong
   */
  Login(Config config, URI environment, ServerWords words, Clock clock) {
    Security security =
        config.get(DataverseKeys.INSECURE_PLAIN) ? Security.INSECURE_PLAIN : Security.TLS;
    TokenConfig.Defaults defaults = new TokenConfig.Defaults("", "", environment + "/.default");
    this.tokens =
        AccessTokens.of(
            TokenMethod.CLIENT,
            new TokenConfig(
                "the environment " + environment.getHost(),
                config,
                config,
                security,
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
    DataverseError error =
        switch (e.error()) {
          case TOKEN_SERVER_TROUBLE -> DataverseError.TOKEN_SERVER_TROUBLE;
          case CLIENT_CERTIFICATE_UNUSABLE -> DataverseError.CLIENT_CERTIFICATE_UNUSABLE;
          case TOKEN_REFUSED, TOKEN_FILE_UNUSABLE, SIGN_IN_NEEDED, REFRESH_TOKEN_VOID ->
              DataverseError.TOKEN_REFUSED;
        };
    return new DataverseException(error, e.sentence(), e);
  }
}
