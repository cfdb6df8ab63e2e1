package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.config.SinkDeployment;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.Undelivered;
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
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      Table table = table(parts, storage.outbox());
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
  static Table table(Installation parts, Outbox outbox) {
    Map<SinkId, SinkBacklog> backlogs = new LinkedHashMap<>();
    outbox.backlogs().forEach(each -> backlogs.put(each.sink(), each));
    Instant now = parts.clock().instant();
    Table table =
        new Table("sink", "kind", "pending", "failing", "set_aside", "oldest", "paused_until");
    for (SinkDeployment sink : parts.deployment().sinks()) {
      SinkBacklog backlog = backlogs.remove(sink.id());
      SinkBacklog shown =
          backlog == null
              ? SinkBacklog.of(sink.id(), 0, 0, 0, Optional.empty(), Optional.empty())
              : backlog;
      row(table, sink.kind(), shown, now);
    }
    backlogs.values().forEach(former -> row(table, "(not configured)", former, now));
    return table;
  }

  private static void row(Table table, String kind, SinkBacklog backlog, Instant now) {
    table.row(
        backlog.sink(),
        kind,
        backlog.pending(),
        backlog.failing(),
        backlog.setAside(),
        backlog.oldest().orElse(null),
        backlog.pausedUntil().filter(now::isBefore).orElse(null));
  }

  @Command(
      name = "failed",
      mixinStandardHelpOptions = true,
      description = "List the events that were set aside, why, and what to do.")
  Integer failed(
      @Option(names = "--sink", paramLabel = "NAME", description = "Only of this sink.")
          @Nullable String only,
      @Mixin Limit limit)
      throws CommandFailure {
    int most = limit.value();
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      List<Undelivered> found = new ArrayList<>();
      for (SinkId sink : chosen(storage.outbox(), parts, only)) {
        found.addAll(storage.outbox().setAside(sink, most));
      }
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
      throws CommandFailure {
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      Outbox outbox = storage.outbox();
      int all = 0;
      for (SinkId sink : chosen(outbox, parts, only)) {
        all += event == null ? outbox.retry(sink) : outbox.retry(sink, event);
      }
      if (event != null && all == 0) {
        throw Missing.of(
            "event " + event + " that failed", "'mailpromoter sinks failed' lists them.");
      }
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
      throws CommandFailure {
    Installation parts = installation.get();
    SinkId sink =
        parts.deployment().sinks().stream()
            .map(SinkDeployment::id)
            .filter(each -> each.value().equals(name))
            .findFirst()
            .orElseThrow(() -> Missing.named("sink", name, configured(parts)));
    Instant now = parts.clock().instant();
    Instant from = Times.parse("--since", since, now);
    try (Storage storage = parts.storage()) {
      parts.subscribeSinks(storage);
      int all = storage.outbox().replay(sink, from, now);
      options.screen().document(Fields.of("replayed", all));
      options
          .screen()
          .say(Words.some(all, "activity") + " to be delivered to the sink " + sink + ", by:");
      options.screen().command("  ", ShellCommand.of("deliver"));
    }
    return ExitCode.OK;
  }

  /** One sink, or all that are configured or have something waiting. */
  private static List<SinkId> chosen(Outbox outbox, Installation parts, @Nullable String only)
      throws CommandFailure {
    List<SinkId> all = new ArrayList<>();
    parts.deployment().sinks().forEach(each -> all.add(each.id()));
    outbox.backlogs().stream()
        .map(SinkBacklog::sink)
        .filter(each -> !all.contains(each))
        .forEach(all::add);
    if (only == null) {
      return all;
    }
    return List.of(
        all.stream()
            .filter(each -> each.value().equals(only))
            .findFirst()
            .orElseThrow(
                () -> Missing.named("sink", only, all.stream().map(SinkId::value).toList())));
  }

  private static List<String> configured(Installation parts) {
    return parts.deployment().sinks().stream().map(each -> each.id().value()).toList();
  }
}
