/** Figures of a running service for Prometheus, and whether it lives and is ready. */
module org.mailpromoter.metrics {
  requires java.management;
  requires transitive org.mailpromoter.core;
  requires transitive org.mailpromoter.installation;
  requires transitive org.mailpromoter.service;
  requires transitive org.mailpromoter.web;
  requires static org.jspecify;

  exports org.mailpromoter.metrics;
}
