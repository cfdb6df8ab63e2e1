package org.mailpromoter.deployment;

import java.util.Objects;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;

/**
 * How to reach a mailbox.
 *
 * @param connector creates sessions
 * @param server the configuration of the server
 * @param login the configuration of the mailbox
 */
public record Connection(ConnectorFactory connector, Config server, Config login) {
  /** Checks for nulls. */
  public Connection {
    Objects.requireNonNull(connector, "connector");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(login, "login");
  }
}
