/** A Dataverse Web API on loopback with tables in memory, for tests. */
module org.mailpromoter.dataverse.stub {
  requires transitive jdk.httpserver;
  requires java.xml;
  requires org.junit.jupiter.api;
  requires org.mailpromoter.testkit;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports org.mailpromoter.dataverse.stub;
  exports org.mailpromoter.dataverse.stub.fault;
}
