package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.service.Interruption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides messages of the past again and promotes those that pass now. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter retry --user christopher --since 30d"},
    description =
        "Decide messages again that were not promoted, under the settings and records of today, and"
            + " promote those that pass. Their bodies are fetched from the mailbox.")
final class RetryCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Option(
      names = {"-d", "--decision"},
      paramLabel = "NUMBER",
      description = "This decision; may be given several times.")
  private List<Long> decisions = new ArrayList<>();

  @Mixin private Selection selection = new Selection();

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Only mail addressed to this user or queue (christopher, queue:support).")
  private @Nullable String user;

  @Option(names = "--all", description = "All that was not promoted.")
  private boolean all;

  @Option(
      names = "--by-hand",
      description = "Track them whatever the Track options say; needs --decision.")
  private boolean byHand;

  @Option(
      names = "--gone",
      paramLabel = "WHAT",
      description =
          "What to do with a message that is not in the mailbox any more: report it, or promote it"
              + " without its body (default: ${DEFAULT-VALUE}).")
  private RetryTask.Gone gone = RetryTask.Gone.REPORT;

  @Inject
  RetryCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call()
      throws CommandFailure, NotFoundException, RefusedException, InterruptedException {
    boolean nothing = decisions.isEmpty() && selection.isEmpty() && user == null && !all;
    if (nothing || (byHand && decisions.isEmpty())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          byHand
              ? "By hand one tracks single messages: name them with --decision."
              : "Which messages? Name --decision, --reason, --mailbox, --sender, --user, --since, or"
                  + " --all.");
    }
    List<RetryReport> reports;
    try (OpenInstallation open = installation.get().openForWork();
        Interruption unused = Interruption.ofThisThread()) {
      Retries retries = new Retries(open);
      reports = retries.retry(Person.ofSystem(), chosen(open, retries), manner(), gone, new Task());
    }
    print(reports);
    List<String> problems =
        reports.stream()
            .flatMap(report -> report.failures().stream())
            .map(RetryCommand::sentence)
            .toList();
    problems.forEach(each -> System.err.println(Printable.of(each, true)));
    return problems.isEmpty() ? ExitCode.OK : ExitCode.MAILBOX;
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

  private static String sentence(FolderFailure failure) {
    return failure.fault().sentence() + "\nWhat to do: " + failure.fault().code().remedy();
  }

  private void print(List<RetryReport> reports) {
    Screen screen = options.screen();
    Table table = new Table("mailbox", "promoted", "refused_again", "gone", "not_looked_at");
    List<Object> gone = new ArrayList<>();
    for (RetryReport each : reports) {
      table.row(
          each.mailbox(), each.promoted(), each.refused(), each.gone().size(), each.unknown());
      each.gone().forEach(ref -> gone.add(each.mailbox() + "/" + ref));
    }
    screen.document(Fields.of("mailboxes", table.toObjects(), "gone", gone));
    if (table.isEmpty()) {
      screen.say("There is nothing to decide again.");
      return;
    }
    screen.table(table);
    if (!gone.isEmpty()) {
      screen.say(
          "Gone from their mailboxes, and therefore not promoted (--gone "
              + RetryTask.Gone.PROMOTE.name().toLowerCase(Locale.ROOT)
              + " does so without a body):");
      gone.forEach(each -> screen.sayIndented("  ", String.valueOf(each)));
    }
  }
}
