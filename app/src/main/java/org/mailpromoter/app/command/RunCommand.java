package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.deployment.Exposure;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import picocli.CommandLine.Command;

/** The service. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Synchronize all mailboxes forever: at once where the server tells news, else every"
            + " poll-interval. Tells one line for each event. Ends with 0 on SIGTERM or SIGINT."
            + " Makes way for commands that want the database. A changed configuration file counts"
            + " after a restart.")
final class RunCommand implements Callable<Integer> {
  private static final long MILLISECONDS_BETWEEN = 200;

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
    List<MailboxDeployment> mailboxes =
        parts.deployment().mailboxes().stream()
            .filter(each -> each.policy().incomingEnabled())
            .toList();
    if (mailboxes.isEmpty()) {
      throw new CommandFailure(ExitCode.CONFIGURATION, "No mailbox is configured and enabled.");
    }
    EventLog log = new EventLog(System.out, parts.clock());
    Exposure.of(parts.deployment()).forEach(warning -> log.say("Warning: " + warning));
    Storage storage = parts.storageForService();
    try (Interruption unused = Interruption.endingWith(ExitCode.OK)) {
      DailyCheck check = new DailyCheck(parts.clock());
      ending.serving();
      while (true) {
        serve(parts, storage, mailboxes, log, check);
        storage = again(parts);
      }
    } catch (InterruptedException asked) {
      return ExitCode.OK; // a service ends by being told to
    }
  }

  /** Serves until another command wants the storage. */
  private static void serve(
      Installation parts,
      Storage opened,
      List<MailboxDeployment> mailboxes,
      EventLog log,
      DailyCheck check)
      throws InterruptedException {
    try (Storage storage = opened;
        RecordDirectory directory = parts.directory(storage);
        Service service = new Service(parts, storage, directory, log, check)) {
      service.run(mailboxes);
    }
  }

  /** Waits for the other command to end. */
  private static Storage again(Installation parts) throws InterruptedException {
    while (true) {
      try {
        return parts.storageForService();
      } catch (StoreException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("told to end while the storage was opened");
        }
        if (e.code() != StoreError.IN_USE) {
          throw e;
        }
        Thread.sleep(MILLISECONDS_BETWEEN);
      }
    }
  }
}
