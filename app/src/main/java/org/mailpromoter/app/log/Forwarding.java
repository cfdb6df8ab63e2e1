package org.mailpromoter.app.log;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Hands records of the JDK's log to Logback. */
final class Forwarding extends Handler {
  private static final SimpleFormatter MESSAGES = new SimpleFormatter();

  @Override
  public void publish(LogRecord logged) {
    LoggerFactory.getLogger(Optional.ofNullable(logged.getLoggerName()).orElse(""))
        .atLevel(level(logged.getLevel()))
        .setCause(logged.getThrown())
        .log(MESSAGES.formatMessage(logged));
  }

  private static org.slf4j.event.Level level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return org.slf4j.event.Level.ERROR;
    } else if (level.intValue() >= Level.WARNING.intValue()) {
      return org.slf4j.event.Level.WARN;
    }
    return level.intValue() >= Level.INFO.intValue()
        ? org.slf4j.event.Level.INFO
        : org.slf4j.event.Level.DEBUG;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
