/** Benchmarks of the decision. */
module org.mailpromoter.benchmarks {
  requires org.mailpromoter.core;
  requires jmh.core;
  requires static org.jspecify;
}
