package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mailpromoter.app.config.Deployment;
import org.mailpromoter.app.config.Exposure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.spi.config.ConfigProblem;
import picocli.CommandLine.Command;

/** Validates the configuration without connecting to anything. */
@Command(
    name = "check-config",
    mixinStandardHelpOptions = true,
    description = "Check the configuration file. Connects to nothing.")
final class CheckConfigCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Inject
  CheckConfigCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    Deployment deployment = installation.get().deployment();
    int mailboxes = deployment.mailboxes().size();
    int owners = deployment.owners().size();
    int directories = deployment.directories().size();
    List<ConfigProblem> warnings = warnings(deployment);
    options
        .screen()
        .document(
            Fields.of(
                "file",
                deployment.file(),
                "mailboxes",
                mailboxes,
                "users_and_queues",
                owners,
                "directories",
                directories,
                "warnings",
                warnings.stream().map(ConfigProblem::toString).toList()));
    options
        .screen()
        .say(
            deployment.file()
                + " is fine: "
                + mailboxes
                + " mailboxes, "
                + owners
                + " users and queues"
                + (directories == 0 ? "" : ", " + directories + " record directories")
                + ".");
    warnings.forEach(CheckConfigCommand::say);
    return ExitCode.OK;
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

  private static void say(ConfigProblem warning) {
    System.err.println(Printable.of("Warning: " + warning, true));
  }
}
