package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.deployment.Exposure;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.Service;
import picocli.CommandLine.Command;

/** The service. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Run as a service. Synchronizes each mailbox as soon as its server signals new mail,"
            + " otherwise every poll-interval. Prints one line per event. Exits with 0 on"
            + " SIGTERM or SIGINT. Commands work beside it. Restart it to apply changes to the configuration file.")
final class RunCommand implements Callable<Integer> {
  private final Provider<Installation> installation;
  private final Ending ending;

  @Inject
  RunCommand(Provider<Installation> installation, Ending ending) {
    this.installation = installation;
    this.ending = ending;
  }

  @Override
  public Integer call() throws CommandFailure {
    Installation parts = installation.get();
    List<MailboxDeployment> mailboxes = Service.mailboxes(parts);
    if (mailboxes.isEmpty()) {
      throw new CommandFailure(ExitCode.CONFIGURATION, "No mailbox is configured and enabled.");
    }
    ServiceLog log = new ServiceLog(System.out, parts.clock());
    Exposure.of(parts.deployment()).forEach(warning -> log.say("Warning: " + warning));
    try (Ending.Stoppable unused = ending.serving()) {
      new Service(parts, new Desk(), log).run(mailboxes, parts.deployment().sinks());
    } catch (InterruptedException asked) {
      // a service ends on request
    }
    return ExitCode.OK;
  }
}
