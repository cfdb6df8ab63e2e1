package org.mailpromoter.deployment;

import java.util.Objects;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;

/**
 * How a mailbox is reached.
 *
 * @param connector makes sessions
 * @param server what the configuration says of the server
 * @param login what it says of the mailbox
 */
public record Connection(ConnectorFactory connector, Config server, Config login) {
  /** Checks for nulls. */
  public Connection {
    Objects.requireNonNull(connector, "connector");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(login, "login");
  }
}
