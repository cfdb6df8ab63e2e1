package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.diagnosis.ShellCommand;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.SinkStates;
import org.mailpromoter.installation.change.Redeliveries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what waits for sinks, and takes up again what was set aside. */
@Command(
    name = "sinks",
    mixinStandardHelpOptions = true,
    description = "List the sinks with what waits for each.")
final class SinksCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Inject
  SinksCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    try (OpenInstallation open = installation.get().open()) {
      Table table = table(new SinkStates(open).list());
      Screen screen = options.screen();
      screen.document(Fields.of("sinks", table.toObjects()));
      if (table.isEmpty()) {
        screen.say("No sink is configured: activities are delivered nowhere.");
      } else {
        screen.table(table);
      }
    }
    return ExitCode.OK;
  }

  /** Configured sinks, and former ones for which something still waits. */
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
      description = "List the events that were set aside, why, and what to do.")
  Integer failed(
      @Option(names = "--sink", paramLabel = "NAME", description = "Only of this sink.")
          @Nullable String only,
      @Mixin Limit limit)
      throws CommandFailure, NotFoundException {
    int most = limit.value();
    try (OpenInstallation open = installation.get().open()) {
      SinkStates sinks = new SinkStates(open);
      List<Undelivered> found = sinks.setAside(chosen(sinks, only), most);
      print(found);
    }
    return ExitCode.OK;
  }

  private void print(List<Undelivered> found) {
    Screen screen = options.screen();
    Table table = new Table("event", "sink", "at", "kind", "activity", "subject", "tries", "why");
    for (Undelivered each : found) {
      table.row(
          each.event().id().number(),
          each.sink(),
          each.event().at(),
          Words.constant(each.event().kind()),
          each.event().activity().id().value(),
          each.event().activity().subject(),
          each.attempts(),
          each.why());
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
    screen.document(Fields.of("set_aside", table.toObjects()));
    screen.say(
        found.isEmpty()
            ? "Nothing was set aside."
            : "What to do: fix the cause, then 'mailpromoter sinks retry' (with --sink NAME or"
                + " --event NUMBER for less than all).");
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description =
          "Take up again what was set aside or waits for its next try, with all tries ahead of it."
              + " The next 'deliver' or 'sync' delivers it.")
  Integer retry(
      @Option(names = "--sink", paramLabel = "NAME", description = "Only of this sink.")
          @Nullable String only,
      @Option(names = "--event", paramLabel = "NUMBER", description = "Only this event.")
          @Nullable Long event)
      throws NotFoundException {
    try (OpenInstallation open = installation.get().open()) {
      List<SinkId> chosen = chosen(new SinkStates(open), only);
      Redeliveries again = new Redeliveries(open);
      int all =
          event == null
              ? again.retry(Person.ofSystem(), chosen)
              : again.retry(Person.ofSystem(), chosen, event);
      options.screen().document(Fields.of("retried", all));
      options.screen().say(Words.some(all, "event") + " to be delivered now, by:");
      options.screen().command("  ", ShellCommand.of("deliver"));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter sinks replay --sink crm --since 30d"},
      description =
          "Tell a sink of activities of the past as if they were new, each with an event of its own"
              + " that is delivered with the others.")
  Integer replay(
      @Option(names = "--sink", paramLabel = "NAME", required = true, description = "Which sink.")
          String name,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              required = true,
              description =
                  "Activities that were created since then: a date, or an age such as 30d.")
          String since)
      throws CommandFailure, NotFoundException {
    Installation parts = installation.get();
    SinkId sink = parts.sink(name).id();
    Instant from = Times.parse("--since", since, parts.clock().instant());
    try (OpenInstallation open = parts.open()) {
      int all = new Redeliveries(open).replay(Person.ofSystem(), sink, from);
      options.screen().document(Fields.of("replayed", all));
      options
          .screen()
          .say(Words.some(all, "activity") + " to be delivered to the sink " + sink + ", by:");
      options.screen().command("  ", ShellCommand.of("deliver"));
    }
    return ExitCode.OK;
  }

  /** One sink, or all that are configured or have something waiting. */
  private static List<SinkId> chosen(SinkStates sinks, @Nullable String only)
      throws NotFoundException {
    return only == null ? sinks.ids() : List.of(sinks.find(only));
  }
}
