package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.documents.SinkDocuments;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.SinkStates;
import org.mailpromoter.installation.change.Redeliveries;
import org.mailpromoter.installation.permission.Sight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows waiting events of sinks and requeues events that were set aside. */
@Command(
    name = "sinks",
    mixinStandardHelpOptions = true,
    description = "List the sinks with the number of waiting events.")
final class SinksCommand implements Callable<Integer> {
  private final CommandContext context;

  @Inject
  SinksCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (OpenInstallation open = context.open()) {
      List<SinkStates.State> sinks = new SinkStates(open).list();
      Screen screen = context.screen();
      screen.document(SinkDocuments.list(sinks));
      if (sinks.isEmpty()) {
        screen.say("No sink is configured: activities are delivered nowhere.");
      } else {
        screen.table(table(sinks));
      }
    }
    return ExitCode.OK;
  }

  /** Configured sinks, and former sinks with waiting events. */
  static Table table(List<SinkStates.State> sinks) {
    Table table =
        new Table("sink", "kind", "pending", "failing", "set_aside", "oldest", "paused_until");
    for (SinkStates.State each : sinks) {
      SinkBacklog backlog = each.backlog();
      table.row(
          backlog.sink(),
          each.sink().map(SinkDeployment::kind).orElse("(not configured)"),
          backlog.pending(),
          backlog.failing(),
          backlog.setAside(),
          backlog.oldest().orElse(null),
          each.pausedUntil().orElse(null));
    }
    return table;
  }

  @Command(
      name = "failed",
      mixinStandardHelpOptions = true,
      description = "List events that were set aside, with the reason and what to do.")
  Integer failed(
      @Option(names = "--sink", paramLabel = "NAME", description = "Only events of this sink.")
          @Nullable String only,
      @Mixin Limit limit)
      throws CommandFailure, NotFoundException {
    int most = limit.value();
    try (OpenInstallation open = context.open()) {
      SinkStates sinks = new SinkStates(open);
      List<Undelivered> found = sinks.setAside(chosen(sinks, only), most, Sight.ofEverything());
      print(found);
    }
    return ExitCode.OK;
  }

  private void print(List<Undelivered> found) {
    Screen screen = context.screen();
    for (Undelivered each : found) {
      screen.say(
          "Event "
              + each.event().id().number()
              + " for "
              + each.sink()
              + ", "
              + Times.shown(each.event().at())
              + ": activity "
              + each.event().activity().id()
              + " ("
              + each.event().activity().subject()
              + ")");
      screen.sayIndented("  ", each.why());
    }
    screen.document(SinkDocuments.setAside(found));
    screen.say(
        found.isEmpty()
            ? "Nothing was set aside."
            : "What to do: fix the cause, then 'mailpromoter sinks retry' (with --sink NAME or"
                + " --event NUMBER to select).");
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description =
          "Requeue events that were set aside or await a retry, with a fresh retry budget. The"
              + " next 'deliver' or 'sync' delivers them.")
  Integer retry(
      @Option(names = "--sink", paramLabel = "NAME", description = "Only events of this sink.")
          @Nullable String only,
      @Option(names = "--event", paramLabel = "NUMBER", description = "Only this event.")
          @Nullable Long event)
      throws NotFoundException {
    try (OpenInstallation open = context.open()) {
      List<SinkId> chosen = chosen(new SinkStates(open), only);
      Redeliveries again = new Redeliveries(open);
      int all =
          event == null
              ? again.retry(Person.requester(), chosen)
              : again.retry(Person.requester(), chosen, event);
      context.screen().document(SinkDocuments.retried(all));
      context.screen().say(Words.some(all, "event") + " to be delivered now, by:");
      context.screen().command("  ", ShellCommand.of("deliver"));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter sinks replay --sink crm --since 30d"},
      description =
          "Send past activities to a sink again, as new events that are delivered with the others.")
  Integer replay(
      @Option(names = "--sink", paramLabel = "NAME", required = true, description = "Which sink.")
          String name,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              required = true,
              description = "Only activities created since a date, or an age such as 30d.")
          String since)
      throws CommandFailure, NotFoundException {
    Installation parts = context.parts();
    SinkId sink = parts.sink(name).id();
    Instant from = Times.parse("--since", since, parts.clock().instant());
    try (OpenInstallation open = parts.open()) {
      int all = new Redeliveries(open).replay(Person.requester(), sink, from);
      context.screen().document(SinkDocuments.replayed(all));
      context
          .screen()
          .say(Words.some(all, "activity") + " to be delivered to the sink " + sink + ", by:");
      context.screen().command("  ", ShellCommand.of("deliver"));
    }
    return ExitCode.OK;
  }

  /** One sink, or all sinks that are configured or have waiting events. */
  private static List<SinkId> chosen(SinkStates sinks, @Nullable String only)
      throws NotFoundException {
    return only == null ? sinks.ids() : List.of(sinks.find(only));
  }
}
