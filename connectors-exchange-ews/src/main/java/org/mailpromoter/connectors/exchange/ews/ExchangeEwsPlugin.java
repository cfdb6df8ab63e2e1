package org.mailpromoter.connectors.exchange.ews;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/** Announces the connector {@code exchange-ews} and refuses its use. */
public final class ExchangeEwsPlugin implements Plugin {
  private static final String NOT_BUILT =
      "the connector for Exchange Web Services is not built yet; where the Exchange server offers"
          + " IMAP, use the connector imap";

  /** For {@link java.util.ServiceLoader}. */
  public ExchangeEwsPlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("exchange-ews", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<ConnectorFactory> connectors() {
    return List.of(new Announced());
  }

  private static final class Announced implements ConnectorFactory {
    @Override
    public String name() {
      return "exchange-ews";
    }

    @Override
    public String description() {
      return "Exchange Web Services (not built yet)";
    }

    @Override
    public ConfigSpec serverKeys() {
      return ConfigSpec.NONE;
    }

    @Override
    public ConfigSpec mailboxKeys() {
      return ConfigSpec.NONE;
    }

    @Override
    public Optional<String> unavailable() {
      return Optional.of(NOT_BUILT);
    }

    @Override
    public MailboxSource source(String mailbox, Config serverConfig, Config mailboxConfig) {
      throw new IllegalStateException(NOT_BUILT);
    }
  }
}
