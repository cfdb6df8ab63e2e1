package org.mailpromoter.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/**
 * Writes everything as JSON from now on: events of the service to standard output, the rest to
 * standard error.
 */
public final class JsonLog {
  static final String SERVICE = "org.mailpromoter.service";
  private static final String OURS = "org.mailpromoter";

  private JsonLog() {}

  /** Begins; for the life of the process. */
  public static void begin() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(console(context, "System.err"));
    context.getLogger(OURS).setLevel(Level.INFO);
    Logger service = context.getLogger(SERVICE);
    service.detachAndStopAllAppenders();
    service.addAppender(console(context, "System.out"));
    service.setAdditive(false);
    forwardTheLogOfTheJdk();
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext context, String target) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget(target);
    console.setEncoder(encoder);
    console.start();
    return console;
  }

  /** This program logs with {@link System.Logger}, which is the log of the JDK. */
  private static void forwardTheLogOfTheJdk() {
    java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
    for (Handler each : root.getHandlers()) {
      root.removeHandler(each);
    }
    root.addHandler(new Forwarding());
  }
}
