/** Benchmarks of the decision. */
module org.mailpromoter.benchmarks {
  requires org.mailpromoter.core;
  requires org.mailpromoter.spi;
  requires jmh.core;
  requires static org.jspecify;

  uses org.mailpromoter.spi.Plugin;
}
