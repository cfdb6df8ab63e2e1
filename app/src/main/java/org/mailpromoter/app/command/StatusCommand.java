package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.app.config.SinkDeployment;
import org.mailpromoter.app.installation.DamageWatch;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxRun;
import org.mailpromoter.core.store.Storage;
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
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      print(parts, storage, options.screen());
      return check && !isWell(parts, storage) ? ExitCode.NOT_WELL : ExitCode.OK;
    }
  }

  /** A mailbox that was not run yet, or is not to be, is well. */
  private static boolean isWell(Installation parts, Storage storage) {
    Set<MailboxId> read =
        parts.deployment().mailboxes().stream()
            .filter(mailbox -> mailbox.policy().incomingEnabled())
            .map(MailboxDeployment::id)
            .collect(Collectors.toSet());
    Set<SinkId> sinks =
        parts.deployment().sinks().stream().map(SinkDeployment::id).collect(Collectors.toSet());
    return storage.maintenance().unwritten().isEmpty()
        && storage.runLog().lastRuns().stream()
            .filter(run -> read.contains(run.mailbox()))
            .allMatch(StatusCommand::isWell)
        && storage.outbox().backlogs().stream()
            .filter(backlog -> sinks.contains(backlog.sink()))
            .allMatch(backlog -> backlog.failing() == 0 && backlog.setAside() == 0);
  }

  private static boolean isWell(MailboxRun run) {
    return run.failure().isEmpty() && run.health().failures() == 0;
  }

  private static void print(Installation parts, Storage storage, Screen screen) {
    Table mailboxes = mailboxes(parts, storage);
    Table counts = new Table("mailbox", "outcome", "reason", "messages");
    storage
        .decisionHistory()
        .count(DecisionFilter.all())
        .forEach(
            c -> counts.row(c.mailbox(), Words.outcome(c.outcome()), Words.reason(c), c.count()));
    long activities = storage.activityHistory().count(ActivityFilter.all());
    long records = storage.recordStore().count();
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("database", parts.deployment().storage().place());
    document.put("activities", activities);
    document.put("records", records);
    document.put("mailboxes", mailboxes.toObjects());
    document.put("decisions", counts.toObjects());
    Table sinks = SinksCommand.table(parts, storage.outbox());
    document.put("sinks", sinks.toObjects());
    Optional<Alert> unwritten = DamageWatch.unwritten(storage);
    document.put("unwritten", unwritten.map(Alert::text).orElse(null));
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
            + parts.deployment().storage().place()
            + ": "
            + Words.some(activities, "activity")
            + ", "
            + Words.some(records, "record")
            + ".");
    unwritten.ifPresent(alert -> screen.say(Times.shown(alert.at()) + ": " + alert.text()));
  }

  private static Table mailboxes(Installation parts, Storage storage) {
    Map<String, MailboxRun> runs = new LinkedHashMap<>();
    storage.runLog().lastRuns().forEach(run -> runs.put(run.mailbox().value(), run));
    Table table =
        new Table("mailbox", "connector", "state", "last_run", "processed", "promoted", "failure");
    for (MailboxDeployment mailbox : parts.deployment().mailboxes()) {
      Optional<MailboxRun> run = Optional.ofNullable(runs.get(mailbox.id().value()));
      table.row(
          mailbox.id(),
          mailbox.connector(),
          state(mailbox, run),
          run.map(MailboxRun::endedAt).orElse(null),
          run.map(MailboxRun::processed).orElse(0L),
          run.map(MailboxRun::promoted).orElse(0L),
          run.map(MailboxRun::failure).orElse(""));
    }
    return table;
  }

  /** The words of the original's status columns (semantics 6.3). */
  private static String state(MailboxDeployment mailbox, Optional<MailboxRun> run) {
    if (!mailbox.policy().incomingEnabled()) {
      return "disabled";
    }
    return run.map(StatusCommand::state).orElse("not run");
  }

  private static String state(MailboxRun run) {
    return switch (run.health().state()) {
      case ACTIVE -> run.failure().isEmpty() ? "success" : "failure";
      case POSTPONED -> "failure, postponed";
      case DISABLED -> "failure, disabled";
    };
  }
}
