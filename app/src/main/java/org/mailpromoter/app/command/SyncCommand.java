package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.app.output.ProgressLine;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.diagnosis.english.EnglishStrategyFailure;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.guard.StrategyFailure;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.service.Interruption;
import org.mailpromoter.service.Synchronization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Synchronizes mailboxes once. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Synchronize all enabled mailboxes once, or only those given.")
final class SyncCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Option(
      names = {"-m", "--mailbox"},
      paramLabel = "NAME",
      description = "Only this mailbox; may be given several times.")
  private List<String> only = new ArrayList<>();

  @Inject
  SyncCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws NotFoundException, InterruptedException {
    Installation parts = installation.get();
    List<MailboxDeployment> mailboxes = chosen(parts);
    try (OpenInstallation open = parts.openForWork();
        Interruption unused = Interruption.ofThisThread()) {
      return run(new Synchronization(open), mailboxes);
    }
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
    ProgressLine progress =
        new ProgressLine(System.err, Boolean.getBoolean("mailpromoter.terminal"));
    Synchronization.Outcome outcome = synchronization.run(mailboxes, trying(), progress);
    progress.clear();
    SyncSummary.print(options.screen(), outcome.mailboxes(), outcome.sinks());
    complain(outcome.mailboxes());
    outcome.warnings().forEach(Complaint::say);
    outcome.left().stream()
        .map(MailboxSentences::whyLeft)
        .forEach(each -> System.err.println(Printable.of(each, true)));
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
    once.values().forEach(this::complain);
    reports.forEach(report -> report.strategyFailures().forEach(SyncCommand::complain));
  }

  private static void complain(StrategyFailure failure) {
    Complaint.say(new EnglishStrategyFailure(failure));
  }

  private void complain(Faulted fault) {
    Complaint.say(fault);
    if (options.verbose() && fault instanceof Throwable cause) {
      cause.printStackTrace();
    }
  }

  /** The results of a synchronization. */
  private static final class SyncSummary {
    private SyncSummary() {}

    static void print(Screen screen, List<MailboxReport> reports, List<SinkReport> delivered) {
      screen.document(document(reports, delivered));
      Table table = new Table("mailbox", "outcome", "reason", "messages");
      for (MailboxReport report : reports) {
        for (DecisionCount count : report.counts()) {
          table.row(
              report.mailbox(), Words.outcome(count.outcome()), Words.reason(count), count.count());
        }
      }
      if (!table.isEmpty()) {
        screen.table(table);
      }
      reports.forEach(report -> screen.say(MailboxSentences.of(report)));
      DeliveryWords.say(screen, delivered);
    }

    private static Map<String, Object> document(
        List<MailboxReport> reports, List<SinkReport> delivered) {
      List<Object> mailboxes = new ArrayList<>();
      for (MailboxReport report : reports) {
        Table counts = new Table("outcome", "reason", "messages");
        report
            .counts()
            .forEach(c -> counts.row(Words.outcome(c.outcome()), Words.reason(c), c.count()));
        Table failures = new Table("folder", "code", "failure", "remedy");
        report
            .failures()
            .forEach(
                f ->
                    failures.row(
                        f.folder().map(Object::toString).orElse(""),
                        f.fault().code().id(),
                        f.fault().sentence(),
                        Remedies.of(f.fault().code())));
        Map<String, Object> mailbox = new LinkedHashMap<>();
        mailbox.put("mailbox", report.mailbox());
        mailbox.put("failed", !report.failures().isEmpty());
        mailbox.put("processed", report.processed());
        mailbox.put("promoted", report.promoted());
        mailbox.put("seen_before", report.recognised());
        mailbox.put("vanished", report.vanished());
        mailbox.put("milliseconds", report.elapsed().toMillis());
        mailbox.put("counts", counts.toObjects());
        mailbox.put("failures", failures.toObjects());
        Table strategies = new Table("strategy", "messages", "failure");
        report
            .strategyFailures()
            .forEach(
                f ->
                    strategies.row(
                        f.strategy(), f.messages(), new EnglishStrategyFailure(f).why()));
        mailbox.put("strategy_failures", strategies.toObjects());
        mailboxes.add(mailbox);
      }
      return Fields.of("mailboxes", mailboxes, "sinks", DeliveryWords.table(delivered).toObjects());
    }
  }
}
