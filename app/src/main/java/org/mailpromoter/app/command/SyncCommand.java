package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.app.output.ProgressLine;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.sync.MailboxReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Synchronizes mailboxes once. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Synchronize all mailboxes once, or those named.")
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
  public Integer call() throws CommandFailure, InterruptedException {
    Installation parts = installation.get();
    List<MailboxDeployment> mailboxes = chosen(parts);
    try (Storage storage = parts.storageForWork();
        RecordDirectory directory = parts.directory(storage);
        Interruption unused = Interruption.ofThisThread()) {
      return new Run(parts, storage, directory).all(mailboxes);
    }
  }

  private List<MailboxDeployment> chosen(Installation parts) throws CommandFailure {
    List<MailboxDeployment> all = parts.deployment().mailboxes();
    List<MailboxDeployment> chosen = new ArrayList<>();
    for (String name : only) {
      chosen.add(
          all.stream()
              .filter(mailbox -> mailbox.id().value().equals(name))
              .findFirst()
              .orElseThrow(() -> Missing.mailbox(name, all)));
    }
    return only.isEmpty() ? all : chosen;
  }

  /** One synchronization of several mailboxes. */
  private final class Run {
    private final Installation parts;
    private final Storage storage;
    private final RecordDirectory directory;
    private final Policy policy;
    private final long policyVersion;
    private final ProgressLine progress =
        new ProgressLine(System.err, Boolean.getBoolean("mailpromoter.terminal"));
    private final List<String> left = new ArrayList<>();
    private final Healths health;

    Run(Installation parts, Storage storage, RecordDirectory directory) {
      this.parts = parts;
      this.storage = storage;
      this.directory = directory;
      this.policy = parts.policy(storage);
      this.health = new Healths(parts, storage, policy.organization());
      this.policyVersion = storage.policyLog().versionOf(policy, parts.clock().instant());
    }

    int all(List<MailboxDeployment> mailboxes) throws InterruptedException {
      List<MailboxDeployment> due =
          mailboxes.stream()
              .filter(each -> each.policy().incomingEnabled())
              .filter(this::isDue)
              .toList();
      List<MailboxReport> reports = synchronize(due);
      Upkeep.run(storage, policy, parts.clock().instant());
      List<SinkReport> delivered = Deliveries.drain(parts, storage);
      progress.clear();
      SyncSummary.print(options.screen(), reports, delivered);
      complain(reports);
      directory.warnings().forEach(Complaint::say);
      left.forEach(each -> System.err.println(Printable.of(each, true)));
      boolean failed =
          !left.isEmpty() || reports.stream().anyMatch(report -> !report.failures().isEmpty());
      return failed ? ExitCode.MAILBOX : ExitCode.OK;
    }

    private void complain(List<MailboxReport> reports) {
      Map<String, Faulted> once = new LinkedHashMap<>();
      reports.stream()
          .flatMap(report -> report.failures().stream())
          .forEach(each -> once.put(each.fault().sentence(), each.fault()));
      once.values().forEach(this::complain);
      reports.forEach(report -> report.strategyFailures().forEach(Complaint::say));
    }

    private void complain(Faulted fault) {
      Complaint.say(fault);
      if (options.verbose() && fault instanceof Throwable cause) {
        cause.printStackTrace();
      }
    }

    private List<MailboxReport> synchronize(List<MailboxDeployment> due)
        throws InterruptedException {
      MailboxSync sync = new MailboxSync(parts, storage, directory, health);
      try (AtOnce atOnce = new AtOnce()) {
        return atOnce.each(due, each -> sync.run(each, policy, policyVersion, progress));
      } catch (ExecutionException e) {
        throw Failures.unchecked(e);
      }
    }

    /** Who names a mailbox wants it tried; otherwise it is left alone while that is wiser. */
    private boolean isDue(MailboxDeployment mailbox) {
      if (!only.isEmpty() || health.isDue(mailbox)) {
        return true;
      }
      left.add(health.whyLeft(mailbox.id()));
      return false;
    }
  }

  /** What synchronizing a mailbox came to, in a sentence. */
  static String sentence(MailboxReport report) {
    return SyncSummary.sentence(report);
  }

  /** What a synchronization came to. */
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
      reports.forEach(report -> screen.say(sentence(report)));
      Deliveries.say(screen, delivered);
    }

    static String sentence(MailboxReport report) {
      return "Mailbox "
          + report.mailbox()
          + failed(report)
          + ": "
          + Words.some(report.processed(), "new message")
          + ", "
          + report.promoted()
          + " promoted"
          + (report.recognised() == 0 ? "" : ", " + report.recognised() + " seen before")
          + (report.vanished() == 0 ? "" : ", " + report.vanished() + " vanished")
          + ", "
          + Times.shown(report.elapsed())
          + ".";
    }

    /** Counts alone would look like a success. */
    private static String failed(MailboxReport report) {
      if (report.failures().isEmpty()) {
        return "";
      }
      String folders =
          report.failures().stream()
              .flatMap(each -> each.folder().stream())
              .map(FolderId::value)
              .collect(Collectors.joining(", "));
      return folders.isEmpty() ? " failed" : " failed in part (" + folders + ")";
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
            .forEach(f -> strategies.row(f.strategy(), f.messages(), f.failure()));
        mailbox.put("strategy_failures", strategies.toObjects());
        mailboxes.add(mailbox);
      }
      return Fields.of("mailboxes", mailboxes, "sinks", Deliveries.table(delivered).toObjects());
    }
  }
}
