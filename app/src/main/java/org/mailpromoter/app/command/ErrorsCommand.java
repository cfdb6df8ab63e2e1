package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Resolution;
import org.mailpromoter.core.diagnosis.ShellCommand;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.SyncErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists sync errors: messages that were not promoted. */
@Command(
    name = "errors",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter errors --reason NoCorrelationMatch --since 7d"},
    description =
        "List sync errors, the latest first: messages that were refused, each with its reason."
            + " Duplicates are harmless and shown only when asked for.")
final class ErrorsCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Mixin private Selection selection = new Selection();

  @Mixin private Limit limit = new Limit();

  @Option(names = "--all", description = "Duplicates too.")
  private boolean all;

  @Inject
  ErrorsCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    int most = limit.value();
    Set<Reason> chosen = chosen();
    try (OpenInstallation open = installation.get().open()) {
      print(new SyncErrors(open).list(selection.filter(open), chosen, most));
    }
    return ExitCode.OK;
  }

  private Set<Reason> chosen() throws CommandFailure {
    Set<Reason> chosen = selection.refusals();
    if (chosen.isEmpty()) {
      chosen.addAll(EnumSet.complementOf(EnumSet.of(Reason.DUPLICATE)));
      if (all) {
        chosen.add(Reason.DUPLICATE);
      }
    }
    return chosen;
  }

  private void print(SyncErrors.Listing listing) {
    List<StoredDecision> found = listing.decisions();
    Table table =
        new Table(
            "decision",
            "received",
            "mailbox",
            "from",
            "subject",
            "reason",
            "because",
            "message_id");
    for (StoredDecision each : found) {
      table.row(
          each.id().value(),
          each.entry().receivedAt(),
          each.mailbox(),
          each.entry().sender(),
          each.entry().subject(),
          each.entry().reason().title(),
          each.entry().subReasons().stream().map(Words::subReason).toList(),
          Words.messageId(each.entry().identity()));
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("errors", table.toObjects());
    Map<String, String> resolutions = resolutions(found);
    document.put(
        "what_to_do",
        resolutions.entrySet().stream()
            .map(each -> Fields.of("because", each.getKey(), "what_to_do", each.getValue()))
            .toList());
    document.put("total", listing.total());
    document.put("not_shown", listing.otherReasons());
    Screen screen = options.screen();
    screen.document(document);
    screen.table(table);
    screen.say(
        found.size()
            + " of "
            + Words.some(listing.total(), "sync error")
            + hidden(listing.otherReasons())
            + ".");
    if (!found.isEmpty()) {
      screen.say("");
      resolutions.forEach((why, what) -> screen.sayIndented(why + ": ", what));
      screen.say("");
      screen.say("Why?");
      screen.command("  ", ShellCommand.of("explain").argument(found.get(0).id()));
    }
  }

  /** What to do about each reason in the list. */
  private static Map<String, String> resolutions(List<StoredDecision> found) {
    Map<String, String> resolutions = new LinkedHashMap<>();
    found.stream()
        .flatMap(each -> each.entry().subReasons().stream())
        .distinct()
        .sorted()
        .forEach(why -> resolutions.put(Words.subReason(why), Resolution.of(why)));
    return resolutions;
  }

  private String hidden(long count) {
    boolean byDefault = !selection.namesReasons() && !all && count > 0;
    return byDefault
        ? "; " + Words.some(count, "harmless duplicate") + " not shown (--all shows them)"
        : "";
  }
}
