/** HTTP as values: requests, responses, routes. Only one package knows the server. */
module org.mailpromoter.web {
  requires jdk.net;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.unixdomain.server;
  requires static org.jspecify;

  exports org.mailpromoter.web;
  exports org.mailpromoter.web.jetty;
}
