package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.service.MailboxTests;
import org.mailpromoter.service.MailboxTrial;
import org.mailpromoter.service.Synchronization;
import org.mailpromoter.service.TroubledMailbox;

/**
 * Documents about mailboxes: their state, their tests, their synchronization.
 *
 * @since 0.1
 */
public final class MailboxDocuments {
  private MailboxDocuments() {}

  /** The state of an installation. */
  public static Document status(Status.Answer status) {
    return Members.of("database", status.place())
        .with("database_exists", status.stored())
        .with("activities", status.activities())
        .with("records", status.records())
        .with("mailboxes", status.mailboxes().stream().map(MailboxDocuments::state).toList())
        .with("decisions", Decisions.counts(status.decisions()))
        .with("sinks", SinkDocuments.states(status.sinks()))
        .with("unwritten", status.unwritten().stream().map(AlertDocuments::alert).toList())
        .document();
  }

  /** Mailboxes and their last runs. */
  public static Document list(List<Status.MailboxState> mailboxes) {
    return Members.of("mailboxes", mailboxes.stream().map(MailboxDocuments::state).toList())
        .document();
  }

  /** One mailbox and its last run. */
  public static Document one(Status.MailboxState mailbox) {
    return state(mailbox).document();
  }

  private static Members state(Status.MailboxState mailbox) {
    Optional<MailboxRun> run = mailbox.lastRun();
    return Members.of("mailbox", mailbox.mailbox().id())
        .with("connector", mailbox.mailbox().connector())
        .with("state", mailbox.state())
        .with("last_run", run.map(MailboxRun::endedAt))
        .with("last_good_run", mailbox.lastGoodRun())
        .with("undecided_since", mailbox.undecidedSince())
        .with("processed", run.map(MailboxRun::processed).orElse(0L))
        .with("promoted", run.map(MailboxRun::promoted).orElse(0L))
        .with("failed_runs", run.map(each -> each.health().failures()).orElse(0))
        .with("postponed_until", run.flatMap(each -> each.health().postponedUntil()))
        .with(
            "failure",
            run.map(MailboxRun::failure).filter(each -> !each.isEmpty()).map(Failures::of));
  }

  /** The result of testing mailboxes and directories. */
  public static Document tested(MailboxTests.Outcome outcome) {
    return Members.of(
            "mailboxes", outcome.mailboxes().stream().map(MailboxDocuments::trial).toList())
        .with(
            "unknown_records",
            outcome.unknownRecords().stream().map(MailboxDocuments::unknown).toList())
        .with(
            "directories", outcome.directories().stream().map(RecordDocuments::directory).toList())
        .document();
  }

  private static Members trial(MailboxTrial trial) {
    return Members.of("mailbox", trial.mailbox().id())
        .with("fine", trial.isFine())
        .with("milliseconds", trial.elapsed().toMillis())
        .with("folders", trial.folders().stream().map(Folder::name).toList())
        .with("missing_folders", trial.missing())
        .with("failure", Failures.of(trial.failure()))
        .with("sending_failure", Failures.of(trial.unsendable()))
        .with("warnings", Failures.of(trial.remark().stream().toList()));
  }

  private static Members unknown(MailboxTests.UnknownRecord unknown) {
    return Members.of("mailbox", unknown.mailbox())
        .with("folder", unknown.folder())
        .with("record", unknown.unknown().name());
  }

  /** Whether a person had to log in to a mailbox. */
  public static Document loggedIn(String mailbox, boolean loggedIn) {
    return Members.of("mailbox", mailbox).with("logged_in", loggedIn).document();
  }

  /** The result of a synchronization. */
  public static Document synced(Synchronization.Outcome outcome) {
    return Members.of(
            "mailboxes", outcome.mailboxes().stream().map(MailboxDocuments::report).toList())
        .with("left", outcome.left().stream().map(MailboxDocuments::left).toList())
        .with("sending", OutgoingDocuments.rounds(outcome.sent()))
        .with("sinks", SinkDocuments.reports(outcome.sinks()))
        .with("warnings", Failures.of(outcome.warnings()))
        .document();
  }

  private static Members report(MailboxReport report) {
    return Members.of("mailbox", report.mailbox())
        .with("failed", !report.failures().isEmpty())
        .with("processed", report.processed())
        .with("promoted", report.promoted())
        .with("decided_again", report.decidedAgain())
        .with("seen_before", report.recognised())
        .with("vanished", report.vanished())
        .with("milliseconds", report.elapsed().toMillis())
        .with("counts", Decisions.counts(report.counts()))
        .with("failures", report.failures().stream().map(Failures::of).toList())
        .with("strategy_failures", Strategies.of(report.strategyFailures()));
  }

  private static Members left(TroubledMailbox mailbox) {
    return Members.of("mailbox", mailbox.mailbox())
        .with("disabled", mailbox.isDisabled())
        .with("postponed_until", mailbox.health().postponedUntil())
        .with("failed_runs", mailbox.health().failures())
        .with("failure", Failures.of(mailbox.failure()));
  }
}
