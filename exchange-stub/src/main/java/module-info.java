/** An Exchange server on loopback with mailboxes in memory, for tests. */
module org.mailpromoter.exchange.stub {
  requires transitive jdk.httpserver;
  requires java.xml;
  requires org.mailpromoter.testkit;
  requires static org.jspecify;

  exports org.mailpromoter.exchange.stub;
  exports org.mailpromoter.exchange.stub.fault;
}
