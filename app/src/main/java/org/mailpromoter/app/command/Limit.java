package org.mailpromoter.app.command;

import picocli.CommandLine.Option;

/** How much of a list is shown. Filled by picocli. */
final class Limit {
  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "How many to list (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  /** A number that is not negative. */
  int value() throws CommandFailure {
    if (limit < 0) {
      throw new CommandFailure(
          ExitCode.USAGE, "--limit takes how many to list, 0 or more, not " + limit + ".");
    }
    return limit;
  }
}
