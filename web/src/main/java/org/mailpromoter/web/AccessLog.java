package org.mailpromoter.web;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * One line for each request, in the log {@value #NAME}. It holds the template of the route in place
 * of the path, and no query, so it names nothing of a mail. Thread-safe.
 */
public final class AccessLog implements Consumer<Answered> {
  /** The name of the log. */
  public static final String NAME = "org.mailpromoter.web.access";

  private final System.Logger log;

  /** A log. */
  public AccessLog() {
    this(System.getLogger(NAME));
  }

  AccessLog(System.Logger log) {
    this.log = log;
  }

  @Override
  public void accept(Answered answered) {
    log.log(Level.INFO, line(answered));
  }

  static String line(Answered answered) {
    return "method="
        + answered.method()
        + " route="
        + shown(answered.route())
        + " status="
        + answered.status()
        + " bytes="
        + answered.bytes()
        + " ms="
        + answered.took().toMillis()
        + " request="
        + answered.request()
        + " account="
        + shown(answered.account());
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(each -> Character.isLetterOrDigit(each) || "/{}._@:+-".indexOf(each) >= 0 ? each : '_')
        .forEach(shown::appendCodePoint);
    return shown.isEmpty() ? "-" : shown.toString();
  }
}
