package org.mailpromoter.dataverse.client;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.mailpromoter.http.oauth.ClientCredentials;
import org.mailpromoter.http.oauth.TokenCache;
import org.mailpromoter.http.oauth.TokenException;
import org.mailpromoter.http.oauth.TokenServer;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.ServerWords;

/** Access tokens of a program with a secret. Thread-safe; all that knows of OAuth here. */
final class Login {
  private static final ConfigKey<String> TOKEN_URL =
      ConfigKey.text("token-url")
          .meaning(
              "The token endpoint of the tenant, for example"
                  + " https://login.microsoftonline.com/TENANT/oauth2/v2.0/token")
          .mandatory();
  private static final ConfigKey<String> CLIENT_ID =
      ConfigKey.text("client-id").meaning("The client id of the app registration").mandatory();
  private static final ConfigKey<Secret> CLIENT_SECRET =
      ConfigKey.secret("client-secret").meaning("A secret of the app registration").mandatory();
  private static final ConfigKey<String> SCOPE =
      ConfigKey.text("scope")
          .meaning("The requested scope; without it the address of the environment and /.default");

  static final ConfigSpec KEYS = ConfigSpec.of(TOKEN_URL, CLIENT_ID, CLIENT_SECRET, SCOPE);

  private final URI server;
  private final Secret secret;
  private final TokenCache tokens;
  private final ServerWords words;

  /** Nothing is asked or read yet. */
  Login(Config config, URI environment, ServerWords words, Clock clock) {
    this.server = DataverseKeys.address(config, TOKEN_URL);
    this.secret = config.get(CLIENT_SECRET);
    this.words = words;
    TokenServer asked =
        new TokenServer(
            server,
            config.find(ConnectionKeys.TRUST),
            config.get(DataverseKeys.READ_TIMEOUT),
            words);
    String scope = config.find(SCOPE).orElse(environment + "/.default");
    this.tokens =
        new TokenCache(
            new ClientCredentials(asked, config.get(CLIENT_ID), this::reveal, scope), clock);
  }

  private String reveal() {
    String text = secret.reveal();
    words.hide(text);
    return text;
  }

  /** A token that is good for a while. */
  String token() throws DataverseException, InterruptedException {
    return granted(tokens::current);
  }

  /** A token other than one that was refused. */
  String insteadOf(String refused) throws DataverseException, InterruptedException {
    return granted(() -> tokens.insteadOf(refused));
  }

  private interface Source {
    String get() throws TokenException, IOException, InterruptedException;
  }

  private String granted(Source source) throws DataverseException, InterruptedException {
    try {
      String token = source.get();
      words.hideRecent(token);
      return token;
    } catch (TokenException e) {
      DataverseError error =
          e.kind() == TokenException.Kind.LATER
              ? DataverseError.TOKEN_SERVER_TROUBLE
              : DataverseError.TOKEN_REFUSED;
      throw new DataverseException(
          error, "the token server " + server.getHost() + " refuses: " + words.of(e.words()), e);
    } catch (IOException e) {
      throw new DataverseException(
          DataverseError.TOKEN_SERVER_TROUBLE,
          "the token server " + server.getHost() + " gives no usable answer: " + words.of(e),
          e);
    }
  }
}
