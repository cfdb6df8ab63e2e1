/** The use cases over HTTP, for programs. */
module org.mailpromoter.api {
  requires transitive org.mailpromoter.access;
  requires transitive org.mailpromoter.core;
  requires transitive org.mailpromoter.installation;
  requires transitive org.mailpromoter.service;
  requires transitive org.mailpromoter.spi;
  requires transitive org.mailpromoter.web;
  requires org.mailpromoter.activity.json;
  requires org.mailpromoter.composer;
  requires org.mailpromoter.directories.file;
  requires org.mailpromoter.documents;
  requires org.snakeyaml.engine;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports org.mailpromoter.api;
}
