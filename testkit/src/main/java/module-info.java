/**
 * Contract tests and fakes for those who implement a port or write a plugin, and a real Dovecot and
 * slapd for tests.
 */
@SuppressWarnings("module") // the stubs are built later
module org.mailpromoter.testkit {
  requires transitive org.mailpromoter.spi;
  requires transitive org.junit.jupiter.api;
  // only a test that compiles a plugin or starts slapd or a stub needs them
  requires static java.compiler;
  requires static java.naming;
  requires static transitive jdk.httpserver;
  requires static org.jspecify;
  requires org.assertj.core;

  exports org.mailpromoter.testkit;
  exports org.mailpromoter.testkit.dovecot;
  exports org.mailpromoter.testkit.ldap;
  exports org.mailpromoter.testkit.fault;
  exports org.mailpromoter.testkit.memory;
  exports org.mailpromoter.testkit.postfix;
  exports org.mailpromoter.testkit.server;
  exports org.mailpromoter.testkit.smtp;
  exports org.mailpromoter.testkit.mime to
      org.mailpromoter.exchange.stub,
      org.mailpromoter.graph.stub;
  exports org.mailpromoter.testkit.stub to
      org.mailpromoter.dataverse.stub,
      org.mailpromoter.exchange.stub,
      org.mailpromoter.graph.stub;

  uses org.mailpromoter.spi.Plugin;
}
