package org.mailpromoter.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.mailpromoter.app.command.ExitCode;
import org.mailpromoter.spi.config.ConfigSpec;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in two lines what is wrong with a command line; the help of the command says the rest. */
final class SlipHandler {
  private SlipHandler() {}

  static FailureReport report(ParameterException slip) {
    CommandLine command = slip.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    return FailureReport.said(
        ExitCode.USAGE, sentence(slip, command) + "\n'" + help + "' says what can be given.");
  }

  private static String sentence(ParameterException slip, CommandLine command) {
    if (slip instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched().get(0), command);
    }
    String message = String.valueOf(slip.getMessage()).strip();
    return message.endsWith(".") ? message : message + ".";
  }

  private static String unknown(String word, CommandLine command) {
    boolean option = word.startsWith("-");
    Collection<String> known = option ? options(command) : command.getSubcommands().keySet();
    String what = option ? "option" : known.isEmpty() ? "argument" : "command";
    return "There is no "
        + what
        + " '"
        + word
        + "' of '"
        + command.getCommandSpec().qualifiedName()
        + "'"
        + ConfigSpec.nearest(word, known).map(near -> "; did you mean " + near + "?").orElse(".");
  }

  private static List<String> options(CommandLine command) {
    List<String> names = new ArrayList<>();
    command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }
}
