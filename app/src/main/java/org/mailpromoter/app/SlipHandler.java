package org.mailpromoter.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.spi.config.ConfigSpec;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains a wrong command line in two lines and points to the help of the command. */
final class SlipHandler {
  private SlipHandler() {}

  static FailureReport report(ParameterException slip) {
    CommandLine command = slip.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    return FailureReport.wrongInput(
        ExitCode.USAGE, sentence(slip, command) + "\n'" + help + "' shows the usage.");
  }

  private static String sentence(ParameterException slip, CommandLine command) {
    if (slip instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched().get(0), command);
    }
    if (slip.getArgSpec() != null && slip.getValue() != null) {
      return misfit(slip.getArgSpec(), slip.getValue());
    }
    String message = String.valueOf(slip.getMessage()).strip();
    return message.endsWith(".") ? message : message + ".";
  }

  /** A value of the wrong type for an option or argument. */
  private static String misfit(ArgSpec taker, String value) {
    String name =
        taker instanceof OptionSpec option
            ? option.longestName()
            : "The argument " + taker.paramLabel();
    return name + " takes " + kind(taker) + ", not '" + value + "'.";
  }

  private static String kind(ArgSpec taker) {
    Class<?> type = taker.auxiliaryTypes()[0];
    if (taker.typeInfo().isMap()) {
      return taker.paramLabel();
    }
    if (type.isEnum()) {
      return "one of " + String.join(", ", words(type));
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number up to " + Integer.MAX_VALUE;
    }
    return type == long.class || type == Long.class ? "a whole number" : "a " + taker.paramLabel();
  }

  private static List<String> words(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(each -> String.valueOf(each).toLowerCase(Locale.ROOT))
        .toList();
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
