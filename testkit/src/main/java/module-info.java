/**
 * Contract tests and fakes for those who implement a port, a real Dovecot, a real slapd and an
 * Exchange server in memory for tests.
 */
module org.mailpromoter.testkit {
  requires transitive org.mailpromoter.core;
  requires transitive org.junit.jupiter.api;
  requires java.compiler;
  requires java.naming;
  requires static org.jspecify;
  requires org.assertj.core;
  requires transitive jdk.httpserver;
  requires java.xml;

  exports org.mailpromoter.testkit;
  exports org.mailpromoter.testkit.dovecot;
  exports org.mailpromoter.testkit.exchange;
  exports org.mailpromoter.testkit.exchange.fault;
  exports org.mailpromoter.testkit.ldap;
  exports org.mailpromoter.testkit.fault;
  exports org.mailpromoter.testkit.memory;
}
