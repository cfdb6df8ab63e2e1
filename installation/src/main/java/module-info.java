/**
 * The floor between the engine and its faces: the configuration file, the parts it configures, and
 * what people and programs can ask and change. Nothing here knows a command line or prints.
 */
module org.mailpromoter.installation {
  requires transitive org.mailpromoter.core;
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires transitive org.mailpromoter.composer;
  requires org.snakeyaml.engine;
  requires password4j;

  exports org.mailpromoter.deployment;
  exports org.mailpromoter.installation;
  exports org.mailpromoter.installation.ask;
  exports org.mailpromoter.installation.change;
  exports org.mailpromoter.installation.comparison;
  exports org.mailpromoter.installation.english;
  exports org.mailpromoter.installation.export;
  exports org.mailpromoter.installation.notice;
  exports org.mailpromoter.installation.permission;
}
