package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.documents.DecisionDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists analyzed messages of every outcome, or counts those that have something in common. */
@Command(
    name = "messages",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter messages --group-by reason --since 7d"},
    description =
        "List analyzed messages, the latest first: what became of each, and why. 'errors' lists"
            + " only those that were refused, with what helps.")
final class MessagesCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private Selection selection = new Selection();

  @Mixin private Paging paging = new Paging();

  @Option(
      names = "--outcome",
      paramLabel = "NAME",
      description =
          "Only this outcome: promoted, refused, out-of-scope; may be given several times.")
  private List<String> outcomes = new ArrayList<>();

  @Option(
      names = "--group-by",
      paramLabel = "WHAT",
      description =
          "Count messages with the same sender, reason or mailbox instead, the largest group"
              + " first.")
  private @Nullable String groupBy;

  @Inject
  MessagesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException, WrongPageException {
    PageRequest page = paging.page();
    Optional<GroupBy> by = groups();
    Set<Outcome> chosen = outcomes();
    try (OpenInstallation open = context.open()) {
      AnalyzedMessages messages = new AnalyzedMessages(open);
      DecisionFilter filter =
          selection.filter(open).withReasons(selection.reasons()).withOutcomes(chosen);
      if (by.isPresent()) {
        print(messages.groups(filter, by.get(), page.most()), by.get());
      } else {
        print(messages.fullPage(filter, page));
      }
    }
    return ExitCode.OK;
  }

  private Optional<GroupBy> groups() throws CommandFailure {
    return groupBy == null
        ? Optional.empty()
        : Optional.of(Arguments.word("--group-by", Vocabulary.GROUPS, groupBy));
  }

  private Set<Outcome> outcomes() throws CommandFailure {
    Set<Outcome> chosen = EnumSet.noneOf(Outcome.class);
    for (String each : outcomes) {
      chosen.add(Arguments.word("--outcome", Vocabulary.OUTCOMES, each));
    }
    return chosen;
  }

  private void print(AnalyzedMessages.Listing page) {
    List<StoredDecision> found = page.decisions();
    Screen screen = context.screen();
    screen.document(DecisionDocuments.messages(page));
    Table table =
        new Table("decision", "received", "mailbox", "from", "subject", "outcome", "because");
    for (StoredDecision each : found) {
      DecisionEntry entry = each.entry();
      table.row(
          each.id().value(),
          entry.receivedAt(),
          each.mailbox(),
          entry.sender(),
          entry.subject(),
          outcome(entry),
          because(entry));
    }
    screen.table(table);
    screen.say(Words.some(found.size(), "message") + ".");
    Paging.sayNext(screen, page.next());
    if (!found.isEmpty()) {
      screen.say("");
      screen.say("Why?");
      screen.command("  ", ShellCommand.of("explain").argument(found.get(0).id()));
    }
  }

  /** The reason says what became of it; mail that is out of scope has none. */
  private static String outcome(DecisionEntry entry) {
    return entry.outcome() == Outcome.OUT_OF_SCOPE
        ? EnumWords.of(entry.outcome())
        : entry.reason().title();
  }

  private static List<String> because(DecisionEntry entry) {
    return entry.subReasons().stream().map(EnumWords::of).toList();
  }

  private void print(DecisionGroups found, GroupBy by) {
    Screen screen = context.screen();
    screen.document(DecisionDocuments.groups(found));
    Table table = new Table("messages", "senders", EnumWords.of(by), "latest", "received");
    for (DecisionGroups.Group each : found.groups()) {
      table.row(
          each.count(),
          each.senders(),
          common(each.latest(), by),
          each.latest().id().value(),
          each.latest().entry().receivedAt());
    }
    screen.table(table);
    screen.say(Words.some(found.groups().size(), "group") + ".");
    if (found.others() > 0) {
      screen.say(Words.some(found.others(), "message") + " in smaller groups are not shown.");
    }
    found
        .since()
        .ifPresent(
            since ->
                screen.say(
                    "Counted back to "
                        + Times.shown(since)
                        + ". Narrow the period with --since and --until to count older mail."));
  }

  private static String common(StoredDecision latest, GroupBy by) {
    DecisionEntry entry = latest.entry();
    return switch (by) {
      case SENDER -> entry.sender();
      case REASON -> outcome(entry) + ": " + String.join(", ", because(entry));
      case MAILBOX -> latest.mailbox().value();
    };
  }
}
