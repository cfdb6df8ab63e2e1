package org.mailpromoter.connectors.exchange.ews;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.spi.config.Config;

/** A server profile. Immutable. */
final class EwsServer {
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
  static EwsServer of(Config config) {
    return new EwsServer(
        config,
        address(
            config.get(EwsConnectorFactory.URL).strip(), config.get(EwsConnectorFactory.SECURITY)));
  }

  private static URI address(String text, Security security) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url: '" + text + "' is no address of a web service", e);
    }
    if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "url: expected an address such as https://mail.example.com/EWS/Exchange.asmx, without a"
              + " user in it");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals(security.scheme())) {
      throw new IllegalArgumentException(
          "url: with security "
              + security.name().toLowerCase(Locale.ROOT).replace('_', '-')
              + " the address begins with "
              + security.scheme()
              + "://, and not with "
              + scheme
              + "://");
    }
    return url;
  }

  URI url() {
    return url;
  }

  /** Host and port for messages to people. */
  String address() {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /** Whether this is Microsoft's cloud, where the days of this protocol are over. */
  boolean isExchangeOnline() {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return host.endsWith(".office365.com")
        || host.endsWith(".outlook.com")
        || host.endsWith(".office365.us")
        || host.endsWith(".outlook.cn");
  }

  Optional<Path> trust() {
    return config.find(EwsConnectorFactory.TRUST);
  }

  Mechanism mechanism() {
    return config.get(EwsConnectorFactory.AUTHENTICATION);
  }

  Duration connectTimeout() {
    return config.get(EwsConnectorFactory.CONNECT_TIMEOUT);
  }

  Duration readTimeout() {
    return config.get(EwsConnectorFactory.READ_TIMEOUT);
  }

  int headerBatch() {
    return config.get(EwsConnectorFactory.HEADER_BATCH);
  }

  int bodyBatch() {
    return config.get(EwsConnectorFactory.BODY_BATCH);
  }
}
