package org.mailpromoter.http.oauth;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.http.HttpAddress;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.KeyException;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.ServerWords;

/**
 * The configuration of a login with access tokens.
 *
 * @param whose whose login it is, for people; for example {@code the mailbox anna}
 * @param server a section with the keys {@link OAuthKeys#OF_SERVER}
 * @param login a section with the keys {@link OAuthKeys#OF_LOGIN}, which may be the same
 * @param security that of the server to which tokens are sent: tokens come unencrypted only if they
 *     are used unencrypted, in tests on one machine
 * @param patience how long to wait for the token server
 * @param words receives every secret, so that none is shown
 * @param defaults what counts where a key is not given
 * @since 0.1
 */
public record TokenConfig(
    String whose,
    Config server,
    Config login,
    Security security,
    Duration patience,
    ServerWords words,
    Defaults defaults) {
  /** Another holder of the token file may be waiting for its answer. */
  private static final Duration FOR_OTHERS = Duration.ofSeconds(5);

  /** Refuses nulls. */
  public TokenConfig {
    Objects.requireNonNull(whose, "whose");
    Objects.requireNonNull(security, "security");
    Objects.requireNonNull(patience, "patience");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(defaults, "defaults");
  }

  /** A configuration without defaults. */
  public TokenConfig(
      String whose,
      Config server,
      Config login,
      Security security,
      Duration patience,
      ServerWords words) {
    this(whose, server, login, security, patience, words, Defaults.NONE);
  }

  /**
   * What a part knows of its token server, for example from a key {@code tenant} of its own; a key
   * that is given counts instead.
   *
   * @param tokenUrl the token endpoint; empty if the part knows none
   * @param deviceCodeUrl the device authorization endpoint; empty if the part knows none
   * @param scope the scope; empty if the part knows none
   */
  public record Defaults(String tokenUrl, String deviceCodeUrl, String scope) {
    /** Everything is in the configuration. */
    public static final Defaults NONE = new Defaults("", "", "");

    private String of(ConfigKey<String> key) {
      return key == OAuthKeys.TOKEN_URL
          ? tokenUrl
          : key == OAuthKeys.DEVICE_CODE_URL ? deviceCodeUrl : key == OAuthKeys.SCOPE ? scope : "";
    }
  }

  /** A text of the server's section that the login needs. */
  String need(ConfigKey<String> key) {
    return find(key).orElseThrow(() -> new KeyException(server, key, "is needed to log in"));
  }

  private Optional<String> find(ConfigKey<String> key) {
    return server.find(key).or(() -> Optional.of(defaults.of(key)).filter(s -> !s.isEmpty()));
  }

  String scope() {
    return find(OAuthKeys.SCOPE).orElse("");
  }

  Optional<Path> trust() {
    return server.find(OAuthKeys.TOKEN_TRUST);
  }

  TokenFile tokenFile() {
    Path file = ofLogin(OAuthKeys.TOKEN_FILE);
    return new TokenFile(file, patience.plus(FOR_OTHERS));
  }

  Secret token() {
    return ofLogin(OAuthKeys.TOKEN);
  }

  private <T> T ofLogin(ConfigKey<T> key) {
    return login
        .find(key)
        .orElseThrow(
            () -> new IllegalArgumentException(whose + " needs a " + key.name() + " to log in"));
  }

  /** This program, with the proof that is configured. */
  Client client() {
    String id = need(OAuthKeys.CLIENT_ID);
    Optional<Secret> secret = server.find(OAuthKeys.CLIENT_SECRET);
    Optional<Path> certificate = server.find(OAuthKeys.CLIENT_CERTIFICATE);
    if (secret.isPresent() && certificate.isPresent()) {
      throw new KeyException(
          server, OAuthKeys.CLIENT_CERTIFICATE, "it and client-secret exclude each other");
    }
    if (certificate.isPresent()) {
      Path key = server.find(OAuthKeys.CLIENT_KEY).orElse(certificate.get());
      return new Client.WithCertificate(
          id,
          new ClientCertificate(certificate.get(), key),
          server.get(OAuthKeys.CLIENT_ASSERTION));
    }
    if (server.find(OAuthKeys.CLIENT_KEY).isPresent()) {
      throw new KeyException(server, OAuthKeys.CLIENT_KEY, "needs a client-certificate");
    }
    return secret
        .<Client>map(each -> new Client.WithSecret(id, each))
        .orElseGet(() -> new Client.Unproven(id));
  }

  /** The same, where a program that proves nothing gets nothing. */
  Client provenClient() {
    Client client = client();
    if (client instanceof Client.Unproven) {
      throw new KeyException(
          server,
          OAuthKeys.CLIENT_SECRET,
          "a program needs it, or a client-certificate, to log in");
    }
    return client;
  }

  /**
   * An address of the token server.
   *
   * @throws IllegalArgumentException with a sentence for people if it is missing or of no use
   */
  URI address(ConfigKey<String> key) {
    URI url =
        new HttpAddress(key, "an address", "https://login.example.com/oauth2/token")
            .readAnyScheme(server, need(key).strip());
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && security == Security.INSECURE_PLAIN;
    if (!scheme.equals("https") && !plain) {
      throw new KeyException(
          server,
          key,
          "the address begins with https://, because secrets are sent there; http:// is for tests"
              + " with security insecure-plain");
    }
    return url;
  }
}
