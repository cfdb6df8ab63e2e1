package org.mailpromoter.connectors.exchange.ews;

import java.util.List;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;

/** Offers the connector {@code exchange-ews} and the mail sender {@code exchange}. */
public final class ExchangeEwsPlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public ExchangeEwsPlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("exchange-ews", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<ConnectorFactory> connectors() {
    return List.of(new EwsConnectorFactory());
  }

  @Override
  public List<MailSenderFactory> mailSenders() {
    return List.of(new EwsSenderFactory());
  }
}
