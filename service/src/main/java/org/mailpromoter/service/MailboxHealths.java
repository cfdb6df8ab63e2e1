package org.mailpromoter.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;

/**
 * Which mailboxes are worth trying, run after run, and the alerts about them. Safe for several
 * threads.
 */
final class MailboxHealths {
  private static final int LATEST = 1_000;
  private static final String DIRECTORIES = "record directories";

  /** How old may be what is known of runs and files. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final RunLog log;
  private final AlertLog alerts;
  private final InstantSource clock;
  private final RetryRhythm rhythm;
  private final Function<MailboxDeployment, List<Path>> files;
  private final Map<MailboxId, MailboxRun> last = new HashMap<>();
  private Instant looked;

  /**
   * A directory that fails does so for every folder and mailbox, and a strategy in every mailbox;
   * one alert a run is enough.
   */
  MailboxHealths(Installation parts, Storage storage, OrganizationSettings settings) {
    this(
        storage.runLog(),
        storage.alertLog(),
        parts.clock(),
        settings.retryRhythm(),
        parts.deployment()::filesOf);
  }

  MailboxHealths(
      RunLog log,
      AlertLog alerts,
      InstantSource clock,
      RetryRhythm rhythm,
      Function<MailboxDeployment, List<Path>> files) {
    this.log = log;
    this.alerts = alerts;
    this.clock = clock;
    this.rhythm = rhythm;
    this.files = files;
    this.looked = clock.instant();
    log.lastRuns().forEach(run -> last.put(run.mailbox(), run));
  }

  /** The pauses after failures. */
  RetryRhythm rhythm() {
    return rhythm;
  }

  /** What other commands did meanwhile: a test that succeeded enables a mailbox again. */
  private void refresh() {
    Instant now = clock.instant();
    if (Duration.between(looked, now).abs().compareTo(LOOK_EVERY) >= 0) {
      looked = now;
      log.lastRuns().forEach(run -> last.put(run.mailbox(), run));
    }
  }

  private MailboxHealth of(MailboxId mailbox) {
    return Optional.ofNullable(last.get(mailbox))
        .map(MailboxRun::health)
        .orElse(MailboxHealth.FINE);
  }

  /** Whether to try a mailbox now. */
  synchronized boolean isDue(MailboxDeployment mailbox) {
    refresh();
    MailboxRun run = last.get(mailbox.id());
    return run == null
        || run.health().isDue(clock.instant(), rhythm)
        || changedSince(run.endedAt(), files.apply(mailbox));
  }

  /**
   * Who edited the configuration or a secret after a failure wants to see whether that helped. What
   * a clock dated into the future that was wrong does not count: a failure of that time has been
   * long enough ago, and a file of that time would seem changed after every failure.
   */
  private boolean changedSince(Instant failure, List<Path> changing) {
    Instant now = clock.instant();
    return failure.isAfter(now)
        || changing.stream()
            .flatMap(file -> modified(file).stream())
            .anyMatch(change -> change.isAfter(failure) && !change.isAfter(now));
  }

  private static Optional<Instant> modified(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether the last run of a mailbox failed, in whole or in part. */
  synchronized boolean isTroubled(MailboxId mailbox) {
    return Optional.ofNullable(last.get(mailbox)).filter(MailboxHealths::failed).isPresent();
  }

  private static boolean failed(MailboxRun run) {
    return !run.failure().isEmpty() || run.health().failures() > 0;
  }

  /** Why and for how long a mailbox is left alone that is not due. */
  synchronized TroubledMailbox troubled(MailboxId mailbox) {
    String failure =
        Optional.ofNullable(last.get(mailbox)).map(MailboxRun::failure).orElse("").strip();
    return new TroubledMailbox(
        mailbox, of(mailbox), failure, rhythm.longest(), askedByServer(mailbox));
  }

  /** A server may ask for more than the longest pause of ours. */
  private boolean askedByServer(MailboxId mailbox) {
    Instant ours = clock.instant().plus(rhythm.longest());
    return of(mailbox).postponedUntil().filter(until -> until.isAfter(ours)).isPresent();
  }

  /** Keeps a run, judges the mailbox by it, and raises alerts. */
  synchronized void record(MailboxRun run, MailboxReport report) {
    boolean troubled = isTroubled(run.mailbox());
    MailboxHealth after = judged(of(run.mailbox()), report);
    MailboxRun judged = run.with(after);
    log.record(judged);
    last.put(run.mailbox(), judged);
    report.failures().forEach(each -> raise(run.mailbox(), each.fault(), after));
    report.strategyFailures().forEach(each -> raise(run.mailbox(), each, after));
    report.alerts().forEach(this::raiseUnlessKnown);
    if (troubled && !failed(judged)) {
      recovered(run.mailbox());
    }
  }

  /**
   * A folder that fails does not keep the others waiting, unless the server asks to be left alone.
   */
  private MailboxHealth judged(MailboxHealth before, MailboxReport report) {
    Instant now = clock.instant();
    return report.failures().stream()
        .filter(each -> each.folder().isEmpty() || each.fault().notBefore().isPresent())
        .map(FolderFailure::fault)
        .findFirst()
        .map(each -> after(before, each, now))
        .orElse(MailboxHealth.FINE);
  }

  private MailboxHealth after(MailboxHealth before, Faulted fault, Instant now) {
    MailboxHealth after = before.afterFailure(fault.code().retry(), now, rhythm);
    return fault.notBefore().map(until -> after.leftAloneUntil(until, now)).orElse(after);
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
    if (run != null && failed(run)) {
      log.record(run.succeeded());
      recovered(mailbox);
    }
  }

  private void recovered(MailboxId mailbox) {
    alerts.raise(Alert.over(clock.instant(), mailbox.value(), worksAgain(mailbox)));
  }

  /** That a mailbox is well again. */
  static String worksAgain(MailboxId mailbox) {
    return "The mailbox " + mailbox + " works again.";
  }

  /** What lasts is said once a day. */
  private void raiseUnlessKnown(Alert alert) {
    if (!isKnown(alert, alerts.latest(LATEST), clock.instant())) {
      alerts.raise(alert);
    }
  }

  /**
   * Whether somebody was told the same within a day, as something as bad, and nothing better since.
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
            .filter(each -> each.level().number() <= alert.level().number())
            .anyMatch(each -> each.code().equals(alert.code()) && each.text().equals(alert.text()));
  }

  private void raise(MailboxId mailbox, Faulted fault, MailboxHealth after) {
    boolean disabled = after.state() == MailboxHealth.State.DISABLED;
    boolean bad = disabled || after.failures() >= rhythm.attempts();
    raiseUnlessKnown(
        new Alert(
                bad ? Alert.Level.ERROR : Alert.Level.WARNING,
                clock.instant(),
                mailbox,
                fault.code().id(),
                fault.sentence()
                    + (disabled ? " The mailbox is disabled. " : " ")
                    + fault.code().remedy())
            .lasting());
  }
}
