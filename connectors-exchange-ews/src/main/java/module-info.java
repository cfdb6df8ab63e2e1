/** Announces the connector for Exchange Web Services, which is not built yet. */
module org.mailpromoter.connectors.exchange.ews {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.connectors.exchange.ews.ExchangeEwsPlugin;
}
