package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.MailboxRun;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows where everything stands. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Show each mailbox with its last synchronization, what is stored, and what waits for sinks.")
final class StatusCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Option(
      names = "--check",
      description =
          "End with 10 when a mailbox fails or is disabled after a failure, or a sink could not"
              + " deliver; for monitoring.")
  private boolean check;

  @Inject
  StatusCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    Status.Answer status;
    try (OpenInstallation open = installation.get().open()) {
      status = Status.of(open);
    }
    print(status, options.screen());
    return check && !status.isWell() ? ExitCode.NOT_WELL : ExitCode.OK;
  }

  private static void print(Status.Answer status, Screen screen) {
    Table mailboxes = mailboxes(status.mailboxes());
    Table counts = new Table("mailbox", "outcome", "reason", "messages");
    status
        .decisions()
        .forEach(
            c -> counts.row(c.mailbox(), Words.outcome(c.outcome()), Words.reason(c), c.count()));
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("database", status.place());
    document.put("activities", status.activities());
    document.put("records", status.records());
    document.put("mailboxes", mailboxes.toObjects());
    document.put("decisions", counts.toObjects());
    Table sinks = SinksCommand.table(status.sinks());
    document.put("sinks", sinks.toObjects());
    document.put(
        "unwritten", status.unwritten().stream().map(Alert::text).findFirst().orElse(null));
    screen.document(document);
    screen.table(mailboxes);
    screen.say("");
    screen.table(counts);
    screen.say("");
    if (!sinks.isEmpty()) {
      screen.table(sinks);
      screen.say("");
    }
    screen.say(
        "Database "
            + status.place()
            + ": "
            + Words.some(status.activities(), "activity")
            + ", "
            + Words.some(status.records(), "record")
            + ".");
    status.unwritten().forEach(alert -> screen.say(Times.shown(alert.at()) + ": " + alert.text()));
  }

  private static Table mailboxes(List<Status.MailboxState> mailboxes) {
    Table table =
        new Table("mailbox", "connector", "state", "last_run", "processed", "promoted", "failure");
    for (Status.MailboxState each : mailboxes) {
      Optional<MailboxRun> run = each.lastRun();
      table.row(
          each.mailbox().id(),
          each.mailbox().connector(),
          state(each),
          run.map(MailboxRun::endedAt).orElse(null),
          run.map(MailboxRun::processed).orElse(0L),
          run.map(MailboxRun::promoted).orElse(0L),
          run.map(MailboxRun::failure).orElse(""));
    }
    return table;
  }

  /** The words of the original's status columns (semantics 6.3). */
  private static String state(Status.MailboxState mailbox) {
    if (!mailbox.mailbox().policy().incomingEnabled()) {
      return "disabled";
    }
    return mailbox.lastRun().map(StatusCommand::state).orElse("not run");
  }

  private static String state(MailboxRun run) {
    return switch (run.health().state()) {
      case ACTIVE -> run.failure().isEmpty() ? "success" : "failure";
      case POSTPONED -> "failure, postponed";
      case DISABLED -> "failure, disabled";
    };
  }
}
