package org.mailpromoter.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailpromoter.app.command.GlobalOptions.Output;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The output format that a wrong command line asks for. Parsing ends at the first mistake, which
 * may stand before the option. Filled by picocli.
 */
@Command
final class WantedOutput {
  @Option(names = {"-o", "--output"})
  private List<String> formats = new ArrayList<>();

  /** Other options that may stand together with it, as in {@code -vo}. */
  @Option(names = {"-v", "--verbose"})
  @SuppressWarnings("UnusedVariable") // picocli needs the option, nothing reads it
  private List<Boolean> verbose = new ArrayList<>();

  private WantedOutput() {}

  static Output of(String... arguments) {
    WantedOutput wanted = new WantedOutput();
    try {
      new CommandLine(wanted)
          .setUnmatchedArgumentsAllowed(true)
          .setExpandAtFiles(false)
          .parseArgs(arguments);
    } catch (CommandLine.ParameterException e) {
      // what stands before it was read
    }
    String json = Output.JSON.name().toLowerCase(Locale.ROOT);
    return wanted.formats.stream().anyMatch(json::equalsIgnoreCase) ? Output.JSON : Output.TEXT;
  }
}
