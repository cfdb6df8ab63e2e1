package org.mailpromoter.connectors.graph;

import java.util.List;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;

/** Offers the connector {@code graph} and the mail sender of the same name. */
public final class GraphPlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public GraphPlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("graph", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<ConnectorFactory> connectors() {
    return List.of(new GraphConnectorFactory());
  }

  @Override
  public List<MailSenderFactory> mailSenders() {
    return List.of(new GraphSenderFactory());
  }
}
