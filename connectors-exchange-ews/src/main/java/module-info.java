/** Reads mailboxes over Exchange Web Services, and sends mail from them. */
module org.mailpromoter.connectors.exchange.ews {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires java.xml;
  requires org.mailpromoter.http;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.connectors.exchange.ews.ExchangeEwsPlugin;
}
