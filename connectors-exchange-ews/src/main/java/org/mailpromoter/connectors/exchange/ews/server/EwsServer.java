package org.mailpromoter.connectors.exchange.ews.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.http.HttpAddress;
import org.mailpromoter.http.oauth.TokenConfig;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.KeyException;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.ServerWords;

/** A server profile. Immutable. */
public final class EwsServer {
  private static final HttpAddress ADDRESS =
      new HttpAddress(
          EwsKeys.URL, "an address of a web service", "https://mail.example.com/EWS/Exchange.asmx");

  private final Config config;
  private final URI url;

  private EwsServer(Config config, URI url) {
    this.config = config;
    this.url = url;
  }

  /**
   * Reads a profile.
   *
   * @throws IllegalArgumentException with a sentence for people if the address is of no use
   */
  public static EwsServer of(Config config) {
    Security security = config.get(ConnectionKeys.TLS_OR_PLAIN);
    return switch (config.get(EwsKeys.AUTODISCOVER)) {
      case OFF -> new EwsServer(config, ADDRESS.read(config, required(config)));
      case OWN_DOMAIN -> new EwsServer(config, undiscovered(config, security));
    };
  }

  private static String required(Config config) {
    return config
        .find(EwsKeys.URL)
        .orElseThrow(
            () ->
                new KeyException(
                    config,
                    EwsKeys.URL,
                    "needed unless autodiscover: own-domain finds the web service"))
        .strip();
  }

  /** A place that leads nowhere until the right one is found. */
  private static URI undiscovered(Config config, Security security) {
    if (config.find(EwsKeys.URL).isPresent()) {
      throw new IllegalArgumentException("url and autodiscover exclude each other");
    }
    if (security != Security.TLS) {
      throw new IllegalArgumentException("autodiscover needs security tls");
    }
    return URI.create("https://autodiscover.invalid/");
  }

  /** The same profile with a web service that was found, or the place where it is asked for. */
  public EwsServer at(URI place) {
    return new EwsServer(config, place);
  }

  /** Whether the web service is to be found first. */
  public boolean isToBeFound() {
    return config.get(EwsKeys.AUTODISCOVER) == Discovery.OWN_DOMAIN;
  }

  public URI url() {
    return url;
  }

  /** Host and port for messages to people. */
  public String address() {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /** Whether this is Microsoft's cloud, where the days of this protocol are over. */
  public boolean isExchangeOnline() {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return host.endsWith(".office365.com")
        || host.endsWith(".outlook.com")
        || host.endsWith(".office365.us")
        || host.endsWith(".outlook.cn");
  }

  public Optional<Path> trust() {
    return config.find(ConnectionKeys.TRUST);
  }

  /** What a login with access tokens needs, with the keys of a mailbox. */
  public TokenConfig tokens(String mailbox, Config login, ServerWords words) {
    return new TokenConfig(
        "the mailbox " + mailbox,
        config,
        login,
        config.get(ConnectionKeys.TLS_OR_PLAIN),
        readTimeout(),
        words);
  }

  public Mechanism mechanism() {
    return config.get(EwsKeys.AUTHENTICATION);
  }

  public Duration connectTimeout() {
    return config.get(ConnectionKeys.CONNECT_TIMEOUT);
  }

  public Duration readTimeout() {
    return config.get(EwsKeys.READ_TIMEOUT);
  }

  public int headerBatch() {
    return config.get(EwsKeys.HEADER_BATCH);
  }

  public int bodyBatch() {
    return config.get(EwsKeys.BODY_BATCH);
  }
}
