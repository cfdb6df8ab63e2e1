package org.mailpromoter.app.output;

import java.io.PrintStream;
import java.util.Objects;

/**
 * Where a command prints: the streams of this process, or of another process for which it runs.
 *
 * @param out results
 * @param err failures and progress
 * @param terminal the terminal of {@code out}
 * @param interactive whether {@code err} is a terminal
 */
public record Streams(PrintStream out, PrintStream err, Terminal terminal, boolean interactive) {
  /** Rejects nulls. */
  public Streams {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    Objects.requireNonNull(terminal, "terminal");
  }

  /** Those of this process, as the start script measured them. */
  public static Streams ofProcess() {
    return new Streams(
        System.out, System.err, Terminal.measured(), Boolean.getBoolean("mailpromoter.terminal"));
  }
}
