package org.mailpromoter.connectors.file;

import java.util.List;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;

/** Offers the connector {@code file}. */
public final class FilePlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public FilePlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("file", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<ConnectorFactory> connectors() {
    return List.of(new FileConnectorFactory());
  }
}
