package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.Resolution;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.documents.DecisionDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.PageRequest;
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
      AnalyzedMessages messages = new AnalyzedMessages(open);
      DecisionFilter refused = selection.filter(open).withOutcomes(Set.of(Outcome.REFUSED));
      DecisionFilter listed = refused.withReasons(chosen);
      AnalyzedMessages.Listing found = messages.fullPage(listed, page);
      long total = messages.count(listed);
      print(found, total, messages.count(refused) - total);
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

  private void print(AnalyzedMessages.Listing page, long total, long otherReasons) {
    List<StoredDecision> found = page.decisions();
    Screen screen = context.screen();
    screen.document(DecisionDocuments.errors(page, total, otherReasons));
    screen.table(table(found));
    screen.say(
        found.size() + " of " + Words.some(total, "sync error") + hidden(otherReasons) + ".");
    Paging.sayNext(screen, page.next());
    if (!found.isEmpty()) {
      help(found, screen);
    }
  }

  private static void help(List<StoredDecision> found, Screen screen) {
    screen.say("");
    found.stream()
        .flatMap(each -> each.entry().subReasons().stream())
        .distinct()
        .sorted()
        .forEach(why -> screen.sayIndented(EnumWords.of(why) + ": ", Resolution.of(why)));
    screen.say("");
    screen.say("Why?");
    screen.command("  ", ShellCommand.of("explain").argument(found.get(0).id()));
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
