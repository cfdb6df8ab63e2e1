/** Benchmarks of the decision, and servers for those of whole runs. */
module org.mailpromoter.benchmarks {
  requires org.mailpromoter.composer;
  requires org.mailpromoter.core;
  requires org.mailpromoter.installation;
  requires org.mailpromoter.service;
  requires org.mailpromoter.spi;
  requires org.mailpromoter.exchange.stub;
  requires org.mailpromoter.graph.stub;
  requires jmh.core;
  requires static org.jspecify;

  uses org.mailpromoter.spi.Plugin;
}
