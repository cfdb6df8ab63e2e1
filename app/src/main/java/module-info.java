/** The {@code mailpromoter} command: the composition root. */
module org.mailpromoter.app {
  requires org.mailpromoter.access;
  requires org.mailpromoter.api;
  requires org.mailpromoter.composer;
  requires org.mailpromoter.console;
  requires org.mailpromoter.core;
  requires org.mailpromoter.directories.file;
  requires org.mailpromoter.documents;
  requires org.mailpromoter.installation;
  requires org.mailpromoter.metrics;
  requires org.mailpromoter.service;
  requires org.mailpromoter.spi;
  requires org.mailpromoter.web;
  requires static org.jspecify;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.google.guice;
  requires info.picocli;
  requires java.logging;
  requires java.net.http;
  requires org.jline.terminal;
  requires org.slf4j;

  provides ch.qos.logback.classic.spi.Configurator with
      org.mailpromoter.app.LibraryLog;

  opens org.mailpromoter.app;
  opens org.mailpromoter.app.command;
}
