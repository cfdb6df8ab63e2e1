package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.ProgressLine;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.diagnosis.english.EnglishStrategyFailure;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.documents.MailboxDocuments;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.service.Synchronization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Synchronizes mailboxes once. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Synchronize all enabled mailboxes once, or only those given.")
final class SyncCommand implements Callable<Integer> {
  private final CommandContext context;
  private final Ending ending;

  @Option(
      names = {"-m", "--mailbox"},
      paramLabel = "NAME",
      description = "Only this mailbox; may be given several times.")
  private List<String> only = new ArrayList<>();

  @Inject
  SyncCommand(CommandContext context, Ending ending) {
    this.context = context;
    this.ending = ending;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException, InterruptedException {
    Arguments.requireOnce("--mailbox", only);
    Installation parts = context.parts();
    List<MailboxDeployment> mailboxes = chosen(parts);
    return context.workOrCreate(
        open -> {
          try (Ending.Stoppable unused = ending.interrupting()) {
            return run(new Synchronization(open), mailboxes);
          }
        });
  }

  private List<MailboxDeployment> chosen(Installation parts) throws NotFoundException {
    List<MailboxDeployment> chosen = new ArrayList<>();
    for (String name : only) {
      chosen.add(parts.mailbox(name));
    }
    return only.isEmpty() ? parts.deployment().mailboxes() : chosen;
  }

  private int run(Synchronization synchronization, List<MailboxDeployment> mailboxes)
      throws InterruptedException {
    ProgressLine progress = context.screen().progress();
    Synchronization.Outcome outcome =
        synchronization.run(context.requester(), mailboxes, trying(), progress);
    progress.clear();
    print(outcome, context.screen());
    complain(outcome.mailboxes());
    outcome.warnings().forEach(each -> Complaint.say(context.screen(), each));
    outcome.left().stream().map(MailboxSentences::whyLeft).forEach(context.screen()::complain);
    return outcome.isComplete() ? ExitCode.OK : ExitCode.MAILBOX;
  }

  /** A mailbox that is named is always tried; others may be paused after a failure. */
  private Synchronization.Trying trying() {
    return only.isEmpty() ? Synchronization.Trying.DUE : Synchronization.Trying.ALL;
  }

  private void complain(List<MailboxReport> reports) {
    Map<String, Faulted> once = new LinkedHashMap<>();
    reports.stream()
        .flatMap(report -> report.failures().stream())
        .forEach(each -> once.put(each.fault().sentence(), each.fault()));
    once.values().forEach(each -> Complaint.say(context.screen(), each));
    reports.stream()
        .flatMap(report -> report.strategyFailures().stream())
        .map(EnglishStrategyFailure::new)
        .forEach(each -> Complaint.say(context.screen(), each));
  }

  private static void print(Synchronization.Outcome outcome, Screen screen) {
    screen.document(MailboxDocuments.synced(outcome));
    List<DecisionCount> counts =
        outcome.mailboxes().stream().flatMap(report -> report.counts().stream()).toList();
    if (!counts.isEmpty()) {
      screen.table(CountTable.of(counts));
    }
    outcome.mailboxes().forEach(report -> screen.say(MailboxSentences.of(report)));
    OutgoingWords.say(screen, outcome.sent());
    DeliveryWords.say(screen, outcome.sinks());
  }
}
