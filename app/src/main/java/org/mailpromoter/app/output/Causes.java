package org.mailpromoter.app.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.guard.ForeignFault;

/** The technical causes of a failure, for {@code --verbose}. */
public final class Causes {
  /** Of a plugin's defect; deeper frames are those of a recursion. */
  private static final int FRAMES = 40;

  private Causes() {}

  /** A failure with a code by its causes, and a defect of this program by its stack trace. */
  static String of(Throwable thrown) {
    if (thrown instanceof Faulted) {
      return lines(thrown);
    }
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return Printable.of(trace.toString().replace("\t", "    "), true);
  }

  /**
   * A line for each cause, without words that a line above has, and where the first of them
   * happened.
   */
  public static String lines(Throwable thrown) {
    StringBuilder lines = new StringBuilder();
    Throwable first = thrown;
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      String words = Printable.of(String.valueOf(each), false);
      boolean said = lines.indexOf(message(each)) >= 0;
      lines.append("  caused by ").append(said ? each.getClass().getName() : words).append('\n');
      first = each;
    }
    Arrays.stream(first.getStackTrace())
        .limit(isOfAPlugin(thrown) ? FRAMES : 1)
        .forEach(frame -> lines.append("    at ").append(frame).append('\n'));
    return lines.toString();
  }

  /** As it is found within another message. */
  private static String message(Throwable thrown) {
    String message = Printable.of(String.valueOf(thrown.getMessage()), false);
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /** Its maker needs to know where it happened. */
  private static boolean isOfAPlugin(Throwable thrown) {
    return thrown instanceof Faulted fault && fault.code() instanceof ForeignFault;
  }
}
