/** A model of Microsoft Graph mail on loopback with mailboxes in memory, for tests. */
module org.mailpromoter.graph.stub {
  requires transitive jdk.httpserver;
  requires java.xml;
  requires org.mailpromoter.testkit;
  requires static org.jspecify;
  requires tools.jackson.core;

  exports org.mailpromoter.graph.stub;
  exports org.mailpromoter.graph.stub.fault;
}
