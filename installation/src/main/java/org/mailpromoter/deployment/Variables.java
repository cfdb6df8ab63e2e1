package org.mailpromoter.deployment;

import java.util.Optional;
import java.util.function.Function;

/** Puts the environment into texts: {@code ${NAME}}, or {@code ${NAME:-default}}. */
final class Variables {
  private Variables() {}

  /**
   * The text with every variable replaced.
   *
   * @throws UnresolvedException if one is not set and has no default, or is not closed
   */
  static String resolved(String text, Function<String, Optional<String>> environment) {
    StringBuilder resolved = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
      int close = closing(text, open);
      resolved.append(text, from, open).append(value(text.substring(open + 2, close), environment));
      from = close + 1;
    }
    return resolved.append(text.substring(from)).toString();
  }

  private static int closing(String text, int open) {
    int close = text.indexOf('}', open);
    if (close < 0) {
      throw new UnresolvedException("'${' without '}'", "");
    }
    return close;
  }

  private static String value(String reference, Function<String, Optional<String>> environment) {
    int dash = reference.indexOf(":-");
    String name = dash < 0 ? reference : reference.substring(0, dash);
    Optional<String> value = environment.apply(name);
    if (value.isEmpty() && dash < 0) {
      throw new UnresolvedException("the environment variable " + name + " is not set", name);
    }
    return value.orElseGet(() -> reference.substring(dash + 2));
  }

  /** A text has no value now. */
  static final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String variable;

    /** The name of the variable that is not set, empty when something else is wrong. */
    UnresolvedException(String message, String variable) {
      super(message);
      this.variable = variable;
    }

    String variable() {
      return variable;
    }
  }
}
