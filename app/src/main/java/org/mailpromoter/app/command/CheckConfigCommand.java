package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.documents.ConfigurationDocuments;
import org.mailpromoter.installation.ask.ConfigChecks;
import org.mailpromoter.spi.config.ConfigProblem;
import picocli.CommandLine.Command;

/** Validates the configuration without connecting to anything. */
@Command(
    name = "check-config",
    mixinStandardHelpOptions = true,
    description =
        "Check the configuration file and that the files and folders it names exist. Connects to"
            + " nothing.")
final class CheckConfigCommand implements Callable<Integer> {
  private final CommandContext context;
  private final DeploymentReader reader;

  @Inject
  CheckConfigCommand(CommandContext context, DeploymentReader reader) {
    this.context = context;
    this.reader = reader;
  }

  @Override
  public Integer call() throws ConfigurationException {
    Deployment deployment = context.parts().deployment();
    ConfigChecks.Answer answer = ConfigChecks.check(reader, deployment);
    List<ConfigProblem> problems = answer.problems();
    List<ConfigProblem> warnings = answer.warnings();
    Screen screen = context.screen();
    screen.document(ConfigurationDocuments.checked(deployment, problems, warnings));
    if (problems.isEmpty()) {
      screen.say(deployment.file() + " is fine: " + contents(deployment) + ".");
    } else {
      screen.say(
          deployment.file()
              + " can be read ("
              + contents(deployment)
              + "), but "
              + (problems.size() == 1 ? "one thing is" : problems.size() + " things" + " are")
              + " probably wrong:");
      problems.forEach(each -> screen.sayIndented("  ", each.toString()));
    }
    warnings.forEach(each -> screen.complain("Warning: " + each));
    return problems.isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
  }

  private static String contents(Deployment deployment) {
    List<String> parts = new ArrayList<>();
    parts.add(Words.some(deployment.mailboxes().size(), "mailbox"));
    parts.add(Words.some(count(deployment, RecordKind.USER), "user"));
    parts.add(Words.some(count(deployment, RecordKind.QUEUE), "queue"));
    if (!deployment.directories().isEmpty()) {
      parts.add(Words.some(deployment.directories().size(), "record directory"));
    }
    if (!deployment.sinks().isEmpty()) {
      parts.add(Words.some(deployment.sinks().size(), "sink"));
    }
    return String.join(", ", parts);
  }

  private static long count(Deployment deployment, RecordKind kind) {
    return deployment.owners().stream().filter(each -> each.id().kind() == kind).count();
  }
}
