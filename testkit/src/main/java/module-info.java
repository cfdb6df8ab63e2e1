/**
 * Contract tests and fakes for those who implement a port or write a plugin, and a real Dovecot and
 * slapd for tests.
 */
module org.mailpromoter.testkit {
  requires transitive org.mailpromoter.spi;
  requires transitive org.junit.jupiter.api;
  // only a test that compiles a plugin or starts slapd needs them
  requires static java.compiler;
  requires static java.naming;
  requires static org.jspecify;
  requires org.assertj.core;

  exports org.mailpromoter.testkit;
  exports org.mailpromoter.testkit.dovecot;
  exports org.mailpromoter.testkit.ldap;
  exports org.mailpromoter.testkit.fault;
  exports org.mailpromoter.testkit.memory;
  exports org.mailpromoter.testkit.server;

  uses org.mailpromoter.spi.Plugin;
}
