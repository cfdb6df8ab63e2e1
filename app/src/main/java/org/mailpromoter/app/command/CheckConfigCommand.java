package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mailpromoter.app.output.ErrorScreen;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.Exposure;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.spi.config.ConfigProblem;
import picocli.CommandLine.Command;

/** Validates the configuration without connecting to anything. */
@Command(
    name = "check-config",
    mixinStandardHelpOptions = true,
    description =
        "Check the configuration file, and whether the files and folders that it names are there."
            + " Connects to nothing.")
final class CheckConfigCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;
  private final DeploymentReader reader;

  @Inject
  CheckConfigCommand(
      GlobalOptions options, Provider<Installation> installation, DeploymentReader reader) {
    this.options = options;
    this.installation = installation;
    this.reader = reader;
  }

  @Override
  public Integer call() throws ConfigurationException {
    List<ConfigProblem> problems = reader.check(options.configFile());
    Deployment deployment = installation.get().deployment();
    List<ConfigProblem> warnings = warnings(deployment);
    Screen screen = options.screen();
    screen.document(
        Fields.of(
            "file", deployment.file(),
            "mailboxes", deployment.mailboxes().size(),
            "users_and_queues", deployment.owners().size(),
            "directories", deployment.directories().size(),
            "sinks", deployment.sinks().size(),
            "problems", table(problems).toObjects(),
            "warnings", table(warnings).toObjects()));
    if (problems.isEmpty()) {
      screen.say(deployment.file() + " is fine: " + contents(deployment) + ".");
    } else {
      screen.say(
          deployment.file()
              + " can be read ("
              + contents(deployment)
              + "), but "
              + (problems.size() == 1 ? "something is" : problems.size() + " things are")
              + " probably wrong:");
      problems.forEach(each -> screen.sayIndented("  ", each.toString()));
    }
    warnings.forEach(each -> ErrorScreen.say("Warning: " + each));
    return problems.isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
  }

  private static Table table(List<ConfigProblem> problems) {
    Table table = new Table("file", "line", "key", "problem");
    problems.forEach(
        each ->
            table.row(each.location().file(), each.location().line(), each.key(), each.message()));
    return table;
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

  /**
   * Secrets that cannot be read here and now, which the service may be able to read, and secrets
   * that too many can read.
   */
  private static List<ConfigProblem> warnings(Deployment deployment) {
    Stream<ConfigProblem> unreadable =
        deployment.secrets().stream().flatMap(secret -> secret.problem().stream());
    return Stream.concat(unreadable, Exposure.of(deployment).stream()).toList();
  }
}
