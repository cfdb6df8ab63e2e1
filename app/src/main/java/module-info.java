/** The {@code mailpromoter} command: the composition root. */
module org.mailpromoter.app {
  requires org.mailpromoter.core;
  requires org.mailpromoter.directories.file;
  requires org.mailpromoter.documents;
  requires org.mailpromoter.installation;
  requires org.mailpromoter.service;
  requires org.mailpromoter.spi;
  requires static org.jspecify;
  requires com.google.guice;
  requires info.picocli;
  requires java.logging;
  requires org.jline.terminal;

  opens org.mailpromoter.app;
  opens org.mailpromoter.app.command;
}
