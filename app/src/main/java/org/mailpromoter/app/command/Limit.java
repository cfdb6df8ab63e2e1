package org.mailpromoter.app.command;

import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import picocli.CommandLine.Option;

/** The limit of a list. Filled by picocli. */
final class Limit {
  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "Maximum number of entries (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  /** The limit, at least 1. */
  int value() throws CommandFailure {
    if (limit < 1) {
      throw new CommandFailure(
          ExitCode.USAGE, "--limit takes a number of at least 1, not " + limit + ".");
    }
    return limit;
  }
}
