package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.deployment.PolicySourceDeployment;
import org.mailpromoter.documents.ComparisonDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.comparison.Comparison;
import org.mailpromoter.installation.comparison.PolicyComparisons;
import org.mailpromoter.spi.policy.NotCarriedOver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the settings of another CRM over, or shows what differs. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter settings import dynamics --to dynamics-policy.yaml"},
    description =
        "Read the settings of Dynamics 365, show which differ from those in force, and write a"
            + " policy file. Without --to nothing is written. Nothing is changed in Dynamics 365.")
final class SettingsImportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "SOURCE",
      description = "A policy source of the configuration, or its kind if it is the only one.")
  private String name = "";

  @Option(names = "--to", paramLabel = "FILE", description = "Write the policy file here.")
  private @Nullable Path file;

  @Option(names = "--replace", description = "Replace the policy file if it exists.")
  private boolean replace;

  @Option(
      names = "--diff",
      description = "Only show which settings differ. Exit code 8 if any setting differs.")
  private boolean onlyDifferences;

  @Inject
  SettingsImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    requireOneUse();
    PolicySourceDeployment source = context.parts().policySource(name);
    if (file != null) {
      context.policyFile(file).require(TargetFile.Existing.replacedIf(replace));
    }
    Comparison comparison = compared(source);
    print(comparison);
    return onlyDifferences && !comparison.differences().isEmpty()
        ? ExitCode.DIFFERENT
        : ExitCode.OK;
  }

  private void requireOneUse() throws CommandFailure {
    if (onlyDifferences && file != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--diff writes nothing, so it cannot be combined with --to.");
    }
    if (replace && file == null) {
      throw new CommandFailure(ExitCode.USAGE, "--replace needs --to.");
    }
  }

  /** Settings are taken over before anything is stored, too. */
  private Comparison compared(PolicySourceDeployment source) {
    if (!context.parts().isStored()) {
      return PolicyComparisons.withFile(context.parts()).compare(source);
    }
    try (OpenInstallation open = context.open()) {
      return new PolicyComparisons(open).compare(source);
    }
  }

  private void print(Comparison comparison) throws CommandFailure {
    Screen screen = context.screen();
    ComparisonTable.print(comparison.differences(), screen);
    screen.say(
        Words.some(comparison.same(), "setting")
            + (comparison.same() == 1 ? " is" : " are")
            + " the same in "
            + comparison.place()
            + " and here.");
    if (!onlyDifferences) {
      remarks(comparison.notCarriedOver(), screen);
      write(comparison);
    }
    screen.document(
        ComparisonDocuments.imported(comparison, Optional.ofNullable(file).map(Path::toString)));
  }

  private static void remarks(List<NotCarriedOver> remarks, Screen screen) {
    if (!remarks.isEmpty()) {
      screen.say("");
      screen.say("Not carried over:");
    }
    for (NotCarriedOver each : remarks) {
      String value = each.value().isEmpty() ? "" : " (" + each.value() + ")";
      screen.sayIndented(" - ", each.place().column() + value + ": " + each.why());
    }
  }

  private void write(Comparison comparison) throws CommandFailure {
    Screen screen = context.screen();
    screen.say("");
    if (file == null) {
      screen.say("Nothing was written. Add --to FILE to write the policy file.");
      return;
    }
    context
        .policyFile(file)
        .write(comparison.policyFile(), TargetFile.Existing.replacedIf(replace));
    screen.say("The policy file " + file + " is written.");
    if (context.parts().deployment().policyFile().filter(this::isSame).isEmpty()) {
      screen.say("To use it, add a line to the configuration file: policy-file: " + file);
    }
    screen.say(
        "It applies after a restart of the service. Values that the configuration file has"
            + " itself, or that were set by a command, count before it.");
  }

  private boolean isSame(Path used) {
    return file != null
        && file.toAbsolutePath().normalize().equals(used.toAbsolutePath().normalize());
  }
}
