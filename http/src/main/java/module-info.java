/**
 * Shared code of parts that use HTTP: safe clients, responses with limits of time and size,
 * throttling as a server requests, access tokens, and sending by draft.
 */
module org.mailpromoter.http {
  requires transitive java.net.http;
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires tools.jackson.core;

  exports org.mailpromoter.http;
  exports org.mailpromoter.http.oauth;
  exports org.mailpromoter.http.sending;
}
