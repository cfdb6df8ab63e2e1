package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.documents.MailboxDocuments;
import org.mailpromoter.installation.ask.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the state of mailboxes, storage and sinks. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Show each mailbox with its last synchronization, stored counts, and waiting events of"
            + " sinks.")
final class StatusCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--check",
      description =
          "Exit with code 10 if a mailbox failed or is disabled after a failure, a sink cannot"
              + " deliver, or there is no database; for monitoring.")
  private boolean check;

  @Inject
  StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Status.Answer status = Status.of(context.parts());
    print(status, context.screen());
    return check && !status.isWell() ? ExitCode.NOT_WELL : ExitCode.OK;
  }

  private static void print(Status.Answer status, Screen screen) {
    Table mailboxes = mailboxes(status);
    Table sinks = SinksCommand.table(status.sinks());
    screen.document(MailboxDocuments.status(status));
    screen.table(mailboxes);
    printLag(status, screen);
    screen.say("");
    if (status.stored()) {
      screen.table(CountTable.of(status.decisions()));
      screen.say("");
    }
    if (!sinks.isEmpty()) {
      screen.table(sinks);
      screen.say("");
    }
    screen.say(database(status));
    status.unwritten().forEach(alert -> screen.say(Times.shown(alert.at()) + ": " + alert.text()));
  }

  private static String database(Status.Answer status) {
    return status.stored()
        ? "Database "
            + status.place()
            + ": "
            + Words.some(status.activities(), "activity")
            + ", "
            + Words.some(status.records(), "record")
            + "."
        : "Not synchronized yet: there is no database "
            + status.place()
            + ". 'mailpromoter sync' or 'mailpromoter run' creates it. If there was one, correct"
            + " storage.file, or restore a backup with 'mailpromoter restore FILE'.";
  }

  private static Table mailboxes(Status.Answer status) {
    Table table =
        new Table("mailbox", "connector", "state", "last_run", "processed", "promoted", "failure");
    for (Status.MailboxState each : status.mailboxes()) {
      Optional<MailboxRun> run = each.lastRun();
      table.row(
          each.mailbox().id(),
          each.mailbox().connector(),
          words(each.state()),
          run.map(MailboxRun::endedAt).orElse(null),
          run.map(MailboxRun::processed).orElse(0L),
          run.map(MailboxRun::promoted).orElse(0L),
          run.map(MailboxRun::failure).orElse(""));
    }
    return table;
  }

  /** How far behind mailboxes are; nothing is said of those that are not. */
  private static void printLag(Status.Answer status, Screen screen) {
    for (Status.MailboxState each : status.mailboxes()) {
      String name = "Mailbox " + each.mailbox().id();
      if (!each.isWell()) {
        each.lastGoodRun()
            .ifPresent(
                at -> screen.say(name + ": last read without a failure " + Times.shown(at) + "."));
      }
      each.undecidedSince()
          .ifPresent(
              at ->
                  screen.say(
                      name
                          + ": messages could not be decided and are tried again; the oldest was"
                          + " received "
                          + Times.shown(at)
                          + "."));
    }
  }

  /** The words of Dynamics 365's status columns (semantics 6.3). */
  private static String words(Status.State state) {
    return switch (state) {
      case DISABLED -> "disabled";
      case NOT_RUN -> "not run";
      case SUCCESS -> "success";
      case FAILURE -> "failure";
      case FAILURE_POSTPONED -> "failure, postponed";
      case FAILURE_DISABLED -> "failure, disabled";
    };
  }
}
