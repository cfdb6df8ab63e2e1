package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.documents.DecisionDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.change.Retries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Re-evaluates past messages and promotes those that now pass. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter retry --user christopher --since 30d"},
    description =
        "Re-evaluate messages that were not promoted under the current settings and records, and"
            + " promote those that pass. Their bodies are fetched from the mailbox.")
final class RetryCommand implements Callable<Integer> {
  private final CommandContext context;
  private final LongWork work;

  @Option(
      names = {"-d", "--decision"},
      paramLabel = "NUMBER",
      description = "Only this decision; may be given several times.")
  private List<Long> decisions = new ArrayList<>();

  @Mixin private Selection selection = new Selection();

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Only mail addressed to this user or queue (christopher, queue:support).")
  private @Nullable String user;

  @Option(names = "--all", description = "All messages that were not promoted.")
  private boolean all;

  @Option(
      names = "--by-hand",
      description = "Track them regardless of the Track options; requires --decision.")
  private boolean byHand;

  @Option(
      names = "--gone",
      paramLabel = "WHAT",
      description =
          "What to do with a message that is no longer in the mailbox: report it, or promote it"
              + " without its body (default: ${DEFAULT-VALUE}).")
  private RetryTask.Gone gone = RetryTask.Gone.REPORT;

  @Inject
  RetryCommand(CommandContext context, LongWork work) {
    this.context = context;
    this.work = work;
  }

  @Override
  public Integer call() throws Exception {
    boolean nothing = decisions.isEmpty() && selection.isEmpty() && user == null && !all;
    if (nothing || (byHand && decisions.isEmpty())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          byHand
              ? "--by-hand needs at least one --decision."
              : "No messages selected. Give --decision, --reason, --mailbox, --sender, --user,"
                  + " --since, or"
                  + " --all.");
    }
    requireOneSelection();
    Retries.Retried retried = context.work(this::retry);
    print(retried);
    List<String> problems =
        retried.mailboxes().stream()
            .flatMap(report -> report.failures().stream())
            .map(RetryCommand::sentence)
            .toList();
    problems.forEach(context.screen()::complain);
    if (retried.isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    return problems.isEmpty() ? ExitCode.OK : ExitCode.MAILBOX;
  }

  private Retries.Retried retry(OpenInstallation open) throws Exception {
    Retries retries = new Retries(open);
    Retries.Chosen chosen = chosen(open, retries);
    return work.run(
        "messages", task -> retries.retry(context.requester(), chosen, manner(), gone, task));
  }

  /** Decisions by number are selected whatever their mailbox, reason or time. */
  private void requireOneSelection() throws CommandFailure {
    Arguments.requireOnce("--decision", decisions);
    boolean others = !selection.isEmpty() || user != null;
    if ((!decisions.isEmpty() && (others || all)) || (all && others)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          (decisions.isEmpty() ? "--all" : "--decision")
              + " cannot be combined with other options that select messages. Omit one of them.");
    }
  }

  private Retries.Manner manner() {
    return byHand ? Retries.Manner.BY_HAND : Retries.Manner.BY_SETTINGS;
  }

  private Retries.Chosen chosen(OpenInstallation open, Retries retries)
      throws CommandFailure, NotFoundException, RefusedException {
    if (!decisions.isEmpty()) {
      return retries.decisions(decisions);
    }
    if (user == null) {
      return retries.notPromoted(filter(open));
    }
    RecordId recipient = open.parts().owner(user);
    return retries.notPromoted(filter(open), recipient);
  }

  private DecisionFilter filter(OpenInstallation open) throws CommandFailure, NotFoundException {
    return selection.filter(open).withReasons(selection.refusals());
  }

  private ShellCommand whyRefused() {
    return decisions.size() == 1
        ? ShellCommand.of("explain", String.valueOf(decisions.get(0)))
        : ShellCommand.of("errors");
  }

  private static String sentence(FolderFailure failure) {
    return failure.fault().sentence() + "\nWhat to do: " + Remedies.of(failure.fault().code());
  }

  private void print(Retries.Retried retried) {
    Screen screen = context.screen();
    Table table = new Table("mailbox", "promoted", "refused_again", "gone", "not_looked_at");
    List<Object> gone = new ArrayList<>();
    for (RetryReport each : retried.mailboxes()) {
      table.row(
          each.mailbox(), each.promoted(), each.refused(), each.gone().size(), each.unknown());
      each.gone().forEach(ref -> gone.add(each.mailbox() + "/" + ref));
    }
    screen.document(DecisionDocuments.retried(retried));
    if (table.isEmpty()) {
      screen.say("There is nothing to re-evaluate.");
      return;
    }
    screen.table(table);
    if (retried.isCancelled()) {
      screen.say("Cancelled. The other messages stay as they are.");
    }
    if (retried.mailboxes().stream().anyMatch(each -> each.refused() > 0)) {
      screen.say("Why a message is refused again, and what would promote it:");
      screen.command("  ", whyRefused());
    }
    if (!gone.isEmpty()) {
      screen.say(
          "No longer in their mailboxes, and therefore not promoted (--gone "
              + RetryTask.Gone.PROMOTE.name().toLowerCase(Locale.ROOT)
              + " promotes them without a body):");
      gone.forEach(each -> screen.sayIndented("  ", String.valueOf(each)));
    }
  }
}
