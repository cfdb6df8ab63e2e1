package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.core.sync.Synchronizer;
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
  private static final int PAGE = 1_000;

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
  public Integer call() throws CommandFailure, InterruptedException {
    boolean nothing = decisions.isEmpty() && selection.isEmpty() && user == null && !all;
    if (nothing || (byHand && decisions.isEmpty())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          byHand
              ? "By hand one tracks single messages: name them with --decision."
              : "Which messages? Name --decision, --reason, --mailbox, --sender, --user, --since, or"
                  + " --all.");
    }
    Installation parts = installation.get();
    try (Storage storage = parts.storageForWork();
        RecordDirectory directory = parts.directory(storage);
        Interruption unused = Interruption.ofThisThread()) {
      Map<MailboxId, List<MessageRef>> chosen = chosen(parts, storage);
      Policy policy = parts.policy(storage);
      if (byHand && policy.organization().words(OrganizationValue.TRACKED_KEYWORDS).isEmpty()) {
        throw new CommandFailure(
            ExitCode.CONFIGURATION,
            "Nothing can be tracked by hand, because the setting tracked-keywords is empty.");
      }
      long version = storage.policyLog().versionOf(policy, parts.clock().instant());
      Synchronizer engine =
          new Synchronizer(storage.activityStore(), directory, parts.strategies(), parts.clock());
      List<RetryReport> reports = new ArrayList<>();
      List<String> problems = new ArrayList<>();
      for (Map.Entry<MailboxId, List<MessageRef>> each : chosen.entrySet()) {
        MailboxDeployment mailbox = mailbox(parts, each.getKey());
        RetryTask task =
            new RetryTask(
                mailbox.id(), mailbox.source(), each.getValue(), byHand, gone, mailbox.marking());
        RetryReport report = engine.retry(task, policy, version);
        reports.add(report);
        report.failures().forEach(failure -> problems.add(sentence(failure)));
      }
      print(reports);
      problems.forEach(each -> System.err.println(Printable.of(each, true)));
      return problems.isEmpty() ? ExitCode.OK : ExitCode.MAILBOX;
    }
  }

  private Map<MailboxId, List<MessageRef>> chosen(Installation parts, Storage storage)
      throws CommandFailure {
    DecisionHistory history = storage.decisionHistory();
    Map<MailboxId, List<MessageRef>> chosen = new LinkedHashMap<>();
    if (!decisions.isEmpty()) {
      for (Long number : decisions) {
        add(byNumber(history, number), chosen);
      }
      return chosen;
    }
    List<RecordId> wanted = wanted(parts);
    DecisionFilter filter =
        selection
            .filter(parts, storage)
            .withReasons(selection.refusals())
            .withOutcomes(Set.of(Outcome.REFUSED, Outcome.OUT_OF_SCOPE));
    long after = 0;
    List<StoredDecision> page = history.page(filter, DecisionHistory.With.FACTS, after, PAGE);
    while (!page.isEmpty()) {
      page.stream()
          .filter(each -> each.entry().reason() != Reason.DUPLICATE)
          .filter(each -> concerns(wanted, each))
          .forEach(each -> add(each, chosen));
      after = page.get(page.size() - 1).id().value();
      page = history.page(filter, DecisionHistory.With.FACTS, after, PAGE);
    }
    return chosen;
  }

  private static void add(StoredDecision each, Map<MailboxId, List<MessageRef>> chosen) {
    chosen.computeIfAbsent(each.mailbox(), unused -> new ArrayList<>()).add(each.entry().ref());
  }

  private static StoredDecision byNumber(DecisionHistory history, long number)
      throws CommandFailure {
    StoredDecision found =
        (number > 0 ? history.find(new DecisionId(number)) : Optional.<StoredDecision>empty())
            .orElseThrow(
                () ->
                    Missing.of(
                        "decision " + number, "'mailpromoter errors' lists them with numbers."));
    if (found.entry().activity().isPresent()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Decision "
              + number
              + " is about email activity "
              + found.entry().activity().get()
              + " already; nothing need be done.");
    }
    return found;
  }

  /** Whose mail is asked for, none for everybody's. */
  private List<RecordId> wanted(Installation parts) throws CommandFailure {
    if (user == null) {
      return List.of();
    }
    return List.of(Filters.owner(parts, user));
  }

  private static boolean concerns(List<RecordId> wanted, StoredDecision stored) {
    return wanted.isEmpty()
        || StoredEvidence.facts(stored).recipients().stream()
            .flatMap(recipient -> recipient.candidates().stream())
            .anyMatch(record -> wanted.contains(record.id()));
  }

  private static MailboxDeployment mailbox(Installation parts, MailboxId id) throws CommandFailure {
    List<MailboxDeployment> all = parts.deployment().mailboxes();
    return all.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Missing.mailbox(id.value(), all));
  }

  private static String sentence(FolderFailure failure) {
    return failure.fault().sentence() + "\nWhat to do: " + Remedies.of(failure.fault().code());
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
