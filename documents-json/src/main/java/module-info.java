/** The result of each use case as a JSON document, for every face. Nothing here prints. */
module org.mailpromoter.documents {
  requires transitive org.mailpromoter.core;
  requires transitive org.mailpromoter.installation;
  requires transitive org.mailpromoter.service;
  requires transitive org.mailpromoter.spi;
  requires org.mailpromoter.activity.json;
  requires static org.jspecify;
  requires tools.jackson.core;

  exports org.mailpromoter.documents;
}
