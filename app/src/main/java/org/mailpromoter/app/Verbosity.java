package org.mailpromoter.app;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.mailpromoter.app.output.Causes;
import org.mailpromoter.app.output.Printable;

/**
 * What {@code --verbose} logs to standard error: what mailpromoter does, the causes of failures,
 * connections to servers, and the results of TLS handshakes. Never the contents of a mailbox and
 * never a secret: the protocol itself is not logged.
 */
final class Verbosity implements AutoCloseable {
  /** The loggers of interest: this program, the JavaMail implementation, and the JDK's TLS. */
  private static final List<String> TOLD =
      List.of("org.mailpromoter", "org.eclipse.angus.mail", "jdk.event.security");

  /** Strong references, because the JDK keeps loggers weakly. */
  private final List<Logger> loggers;

  private final ConsoleHandler console;

  private Verbosity(List<Logger> loggers, ConsoleHandler console) {
    this.loggers = loggers;
    this.console = console;
  }

  /** Starts logging. */
  static Verbosity on() {
    ConsoleHandler console = new ConsoleHandler();
    console.setLevel(Level.FINE);
    console.setFormatter(new OneLine());
    List<Logger> loggers = TOLD.stream().map(Logger::getLogger).toList();
    for (Logger each : loggers) {
      each.setLevel(Level.FINE);
      each.setUseParentHandlers(false);
      each.addHandler(console);
    }
    return new Verbosity(loggers, console);
  }

  @Override
  public void close() {
    loggers.forEach(each -> each.removeHandler(console));
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord event) {
      Throwable thrown = event.getThrown();
      String causes = thrown == null ? "" : Causes.lines(thrown);
      String line = event.getInstant().truncatedTo(ChronoUnit.MILLIS) + " " + formatMessage(event);
      return Printable.of(line, false) + "\n" + causes;
    }
  }
}
