package org.mailpromoter.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.AlertLog;
import org.mailpromoter.core.mailbox.MailboxHealth;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxRun;
import org.mailpromoter.core.mailbox.RetryRhythm;
import org.mailpromoter.core.mailbox.RunLog;
import org.mailpromoter.core.party.DirectoryWarning;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.core.sync.MailboxReport;

/**
 * Which mailboxes are worth trying, run after run, and the alerts about them. Safe for several
 * threads.
 */
final class Healths {
  private static final int LATEST = 1_000;
  private static final String DIRECTORIES = "record directories";

  private final RunLog log;
  private final AlertLog alerts;
  private final Clock clock;
  private final RetryRhythm rhythm;
  private final Path configuration;
  private final Map<MailboxId, MailboxRun> last = new HashMap<>();

  /**
   * A directory that fails does so for every folder and mailbox, and a strategy in every mailbox;
   * one alert a run is enough.
   */
  Healths(Installation parts, Storage storage, OrganizationSettings settings) {
    this.log = storage.runLog();
    this.alerts = storage.alertLog();
    this.clock = parts.clock();
    this.rhythm = settings.retryRhythm();
    this.configuration = parts.deployment().file();
    refresh();
  }

  /** What other commands did meanwhile: a test that succeeded enables a mailbox again. */
  synchronized void refresh() {
    log.lastRuns().forEach(run -> last.put(run.mailbox(), run));
  }

  /** How long a mailbox is to be left alone; nothing when it is due. */
  synchronized Optional<Instant> postponedUntil(MailboxId mailbox) {
    return of(mailbox).postponedUntil();
  }

  private MailboxHealth of(MailboxId mailbox) {
    return Optional.ofNullable(last.get(mailbox))
        .map(MailboxRun::health)
        .orElse(MailboxHealth.FINE);
  }

  synchronized boolean isDue(MailboxId mailbox) {
    MailboxRun run = last.get(mailbox);
    return run == null || run.health().isDue(clock.instant()) || changedSince(run.endedAt());
  }

  /** Who edited the configuration after a failure wants to see whether that helped. */
  private boolean changedSince(Instant failure) {
    try {
      return Files.getLastModifiedTime(configuration).toInstant().isAfter(failure);
    } catch (IOException e) {
      return false;
    }
  }

  /** Why a mailbox is left alone, and what to do. */
  synchronized String whyLeft(MailboxId mailbox) {
    MailboxHealth health = of(mailbox);
    String failure =
        Optional.ofNullable(last.get(mailbox)).map(MailboxRun::failure).orElse("").strip();
    String state =
        health
            .postponedUntil()
            .map(until -> "is left alone until " + Times.shown(until))
            .orElse("is disabled");
    return "The mailbox "
        + mailbox
        + " "
        + state
        + ", because it failed: "
        + failure
        + "\nWhat to do: mend the cause. It is tried again when the configuration file was changed,"
        + " when it is named (sync --mailbox "
        + mailbox
        + "), or after 'mailpromoter mailbox test "
        + mailbox
        + "' has succeeded.";
  }

  /** Keeps a run, judges the mailbox by it, and raises alerts. */
  synchronized void record(MailboxRun run, MailboxReport report) {
    MailboxHealth before = of(run.mailbox());
    Optional<Faulted> fault =
        report.failures().stream()
            .filter(each -> each.folder().isEmpty())
            .map(FolderFailure::fault)
            .findFirst();
    MailboxHealth after =
        fault
            .map(each -> before.afterFailure(each.code().retry(), clock.instant(), rhythm))
            .orElse(MailboxHealth.FINE);
    MailboxRun judged = run.with(after);
    log.record(judged);
    last.put(run.mailbox(), judged);
    report.failures().forEach(each -> raise(run.mailbox(), each.fault(), after));
    report.strategyFailures().forEach(each -> raise(run.mailbox(), each, after));
    report.alerts().forEach(this::raiseUnlessKnown);
    if (before.failures() > 0 && after.failures() == 0) {
      recovered(run.mailbox());
    }
  }

  /**
   * Raises alerts about what is not as it should be with record directories, unless they stand
   * among the latest ones already: a file may stay as it is for many runs.
   */
  synchronized void warn(List<DirectoryWarning> warnings) {
    for (DirectoryWarning warning : warnings) {
      String text = warning.sentence() + " " + warning.code().remedy();
      raiseUnlessKnown(
          new Alert(Alert.Level.WARNING, clock.instant(), DIRECTORIES, warning.code().id(), text));
    }
  }

  /** A test that succeeded enables a mailbox again. */
  synchronized void succeeded(MailboxId mailbox) {
    MailboxRun run = last.get(mailbox);
    if (run != null && run.health().failures() > 0) {
      log.record(run.with(MailboxHealth.FINE));
      recovered(mailbox);
    }
  }

  private void recovered(MailboxId mailbox) {
    alerts.raise(
        new Alert(
            Alert.Level.INFORMATION,
            clock.instant(),
            mailbox,
            "",
            "The mailbox " + mailbox + " works again."));
  }

  /** What lasts is said once a day. */
  private void raiseUnlessKnown(Alert alert) {
    if (!isKnown(alert, alerts.latest(LATEST), clock.instant())) {
      alerts.raise(alert);
    }
  }

  /**
   * Whether somebody was told the same within a day, and nothing better since.
   *
   * @param latest what was told, the latest first
   */
  static boolean isKnown(Alert alert, List<Alert> latest, Instant now) {
    Instant yesterday = now.minus(Duration.ofDays(1));
    return alert.level() != Alert.Level.INFORMATION
        && latest.stream()
            .takeWhile(each -> each.at().isAfter(yesterday))
            .takeWhile(
                each ->
                    each.level() != Alert.Level.INFORMATION || !each.about().equals(alert.about()))
            .anyMatch(each -> each.code().equals(alert.code()) && each.text().equals(alert.text()));
  }

  private void raise(MailboxId mailbox, Faulted fault, MailboxHealth after) {
    boolean disabled = after.state() == MailboxHealth.State.DISABLED;
    raiseUnlessKnown(
        new Alert(
            disabled ? Alert.Level.ERROR : Alert.Level.WARNING,
            clock.instant(),
            mailbox,
            fault.code().id(),
            fault.sentence()
                + (disabled ? " The mailbox is disabled. " : " ")
                + fault.code().remedy()));
  }
}
