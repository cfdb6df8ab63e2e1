package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.Resolution;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.documents.DecisionDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.PageRequest;
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
        "List sync errors, the latest first: refused messages, each with its reason. Duplicates"
            + " are harmless; --all shows them.")
final class ErrorsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private Selection selection = new Selection();

  @Mixin private Paging paging = new Paging();

  @Option(names = "--all", description = "Include duplicates.")
  private boolean all;

  @Inject
  ErrorsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException, WrongPageException {
    PageRequest page = paging.page();
    Set<Reason> chosen = chosen();
    try (OpenInstallation open = context.open()) {
      print(new SyncErrors(open).list(selection.filter(open), chosen, page));
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
    Screen screen = context.screen();
    screen.document(DecisionDocuments.errors(listing));
    screen.table(table(found));
    screen.say(
        found.size()
            + " of "
            + Words.some(listing.total(), "sync error")
            + hidden(listing.otherReasons())
            + ".");
    Paging.sayNext(screen, listing.next());
    if (!found.isEmpty()) {
      help(listing, screen);
    }
  }

  private static void help(SyncErrors.Listing listing, Screen screen) {
    screen.say("");
    listing
        .subReasons()
        .forEach(why -> screen.sayIndented(EnumWords.of(why) + ": ", Resolution.of(why)));
    screen.say("");
    screen.say("Why?");
    screen.command("  ", ShellCommand.of("explain").argument(listing.decisions().get(0).id()));
  }

  private static Table table(List<StoredDecision> found) {
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
          each.entry().subReasons().stream().map(EnumWords::of).toList(),
          Words.messageId(each.entry().identity()));
    }
    return table;
  }

  private String hidden(long count) {
    boolean byDefault = !selection.namesReasons() && !all && count > 0;
    return byDefault
        ? "; " + Words.some(count, "harmless duplicate") + " not shown (--all shows them)"
        : "";
  }
}
