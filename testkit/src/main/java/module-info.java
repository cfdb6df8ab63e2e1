/** Contract tests and fakes for those who implement a port, and a real Dovecot for tests. */
module org.mailpromoter.testkit {
  requires transitive org.mailpromoter.core;
  requires transitive org.junit.jupiter.api;
  requires java.compiler;
  requires static org.jspecify;
  requires org.assertj.core;

  exports org.mailpromoter.testkit;
  exports org.mailpromoter.testkit.dovecot;
  exports org.mailpromoter.testkit.memory;
}
