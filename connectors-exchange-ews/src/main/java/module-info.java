/** Reads mailboxes over Exchange Web Services. */
module org.mailpromoter.connectors.exchange.ews {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires java.net.http;
  requires java.xml;
  requires tools.jackson.core;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.connectors.exchange.ews.ExchangeEwsPlugin;
}
