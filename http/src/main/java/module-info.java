/**
 * What parts that speak HTTP have in common: clients that are careful, answers that are bounded in
 * time and size, waiting for as long as a server asks, and access tokens.
 */
module org.mailpromoter.http {
  requires transitive java.net.http;
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires tools.jackson.core;

  exports org.mailpromoter.http;
  exports org.mailpromoter.http.oauth;
}
