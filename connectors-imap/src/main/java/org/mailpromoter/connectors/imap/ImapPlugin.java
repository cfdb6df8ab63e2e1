package org.mailpromoter.connectors.imap;

import java.util.List;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;

/** Offers the connector {@code imap}. */
public final class ImapPlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public ImapPlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("imap", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<ConnectorFactory> connectors() {
    return List.of(new ImapConnectorFactory());
  }
}
