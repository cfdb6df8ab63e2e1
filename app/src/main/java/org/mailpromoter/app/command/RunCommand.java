package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.store.Storage;
import picocli.CommandLine.Command;

/** The service. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Synchronize all mailboxes for ever: at once where the server tells news, else every"
            + " poll-interval. Tells one line for each event. Ends with 0 on SIGTERM or SIGINT."
            + " A changed configuration file counts after a restart.")
final class RunCommand implements Callable<Integer> {
  private final Provider<Installation> installation;

  @Inject
  RunCommand(Provider<Installation> installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    Installation parts = installation.get();
    List<MailboxDeployment> mailboxes =
        parts.deployment().mailboxes().stream()
            .filter(each -> each.policy().incomingEnabled())
            .toList();
    if (mailboxes.isEmpty()) {
      throw new CommandFailure(ExitCode.CONFIGURATION, "No mailbox is configured and enabled.");
    }
    EventLog log = new EventLog(System.out, parts.clock());
    try (Interruption unused = Interruption.endingWith(ExitCode.OK);
        Storage storage = parts.storageForWork();
        RecordDirectory directory = parts.directory(storage);
        Service service = new Service(parts, storage, directory, log)) {
      service.run(mailboxes);
    }
    return ExitCode.OK;
  }
}
