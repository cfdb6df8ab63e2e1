/** The one JSON form of an activity, for sinks and for printing. */
module org.mailpromoter.activity.json {
  requires transitive org.mailpromoter.core;
  requires transitive tools.jackson.core;
  requires static org.jspecify;

  exports org.mailpromoter.activity.json;
}
