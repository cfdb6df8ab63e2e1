/** Appends activities to a file, one JSON object a line. */
module org.mailpromoter.sinks.jsonl {
  requires transitive org.mailpromoter.spi;
  requires org.mailpromoter.activity.json;
  requires static org.jspecify;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.sinks.jsonl.JsonlPlugin;
}
