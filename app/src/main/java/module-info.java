/** The {@code mailpromoter} command: the only place where everything meets. */
module org.mailpromoter.app {
  requires org.mailpromoter.activity.json;
  requires org.mailpromoter.core;
  requires org.mailpromoter.directories.file;
  requires org.mailpromoter.installation;
  requires org.mailpromoter.service;
  requires org.mailpromoter.spi;
  requires static org.jspecify;
  requires com.google.guice;
  requires info.picocli;
  requires java.logging;
  requires org.jline.terminal;
  requires tools.jackson.core;

  opens org.mailpromoter.app;
  opens org.mailpromoter.app.command;
}
