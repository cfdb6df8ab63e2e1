/** Reads mailboxes over Microsoft Graph, and sends mail from them. */
module org.mailpromoter.connectors.graph {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires org.mailpromoter.http;
  requires tools.jackson.core;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.connectors.graph.GraphPlugin;
}
