package org.mailpromoter.app;

import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Printable;

/**
 * What {@code --verbose} shows on standard error: what mailpromoter does and with what causes it
 * fails, how servers are connected to, and what TLS came to. Never what a mailbox holds, and never
 * a secret: the protocol itself is not shown.
 */
final class Verbosity {
  /** What is worth reading: ourselves, the JavaMail implementation, and the JDK's TLS. */
  private static final String[] TOLD = {
    "org.mailpromoter", "org.eclipse.angus.mail", "jdk.event.security"
  };

  private final Logger[] loggers = new Logger[TOLD.length];

  /** Shows it from now on; keep what is returned, or it may be forgotten. */
  static Verbosity on() {
    Verbosity verbosity = new Verbosity();
    ConsoleHandler console = new ConsoleHandler();
    console.setLevel(Level.FINE);
    console.setFormatter(new OneLine());
    for (int i = 0; i < TOLD.length; i++) {
      Logger logger = Logger.getLogger(TOLD[i]);
      logger.setLevel(Level.FINE);
      logger.setUseParentHandlers(false);
      logger.addHandler(console);
      verbosity.loggers[i] = logger;
    }
    return verbosity;
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord event) {
      String line = event.getInstant().truncatedTo(ChronoUnit.MILLIS) + " " + formatMessage(event);
      return Printable.of(line, false) + "\n" + causes(event.getThrown());
    }

    private static String causes(@Nullable Throwable thrown) {
      StringBuilder lines = new StringBuilder();
      for (Throwable each = thrown; each != null; each = each.getCause()) {
        lines.append("  caused by ").append(Printable.of(String.valueOf(each), false)).append('\n');
        if (each.getCause() == null && each.getStackTrace().length > 0) {
          lines.append("    at ").append(each.getStackTrace()[0]).append('\n');
        }
      }
      return lines.toString();
    }
  }
}
