package org.mailpromoter.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Warnings of libraries and plugins go to standard error. Configured here, because reading a
 * configuration file loads 300 classes and takes a tenth of the start of a command.
 */
public final class LibraryLog extends ContextAwareBase implements Configurator {
  /** One line an event; line breaks and escapes in texts of mail cannot forge others. */
  private static final String LINE =
      "%d{yyyy-MM-dd HH:mm:ss} %-5level %logger{0}: %replace(%msg){'[\\r\\n\\x1b\\x07]', ' '}%n%nopex";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
