package org.mailpromoter.spi.net;

import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;

/**
 * The default TCP ports of a protocol.
 *
 * @param tls the port on which servers expect TLS from the first byte
 * @param otherwise the port on which they do not
 * @since 0.1
 */
public record StandardPorts(int tls, int otherwise) {
  /** The key {@code port}. */
  public ConfigKey<Integer> key() {
    return ConnectionKeys.PORT.meaning(
        "TCP port; " + tls + " with security tls and " + otherwise + " otherwise by default");
  }

  /** The port that a section means, by its keys {@code port} and {@code security}. */
  public int of(Config config) {
    return config
        .find(ConnectionKeys.PORT)
        .orElseGet(() -> config.get(ConnectionKeys.SECURITY) == Security.TLS ? tls : otherwise);
  }

  /** Host and port that a section means, for people. */
  public String address(Config config) {
    return config.get(ConnectionKeys.HOST) + ":" + of(config);
  }
}
