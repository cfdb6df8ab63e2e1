package org.mailpromoter.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailpromoter.core.diagnosis.english.EnglishStrategyFailure;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.health.RetryRhythm;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.DirectoryWarning;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.OpenInstallation;

/**
 * Which mailboxes are worth trying, run after run, and the alerts about them. Safe for several
 * threads.
 */
final class MailboxHealths {
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final String DIRECTORIES = "record directories";

  /** How often is looked whether a mailbox that is left alone is to be tried after all. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final RunLog log;
  private final AlertLog alerts;
  private final InstantSource clock;
  private final RetryRhythm rhythm;
  private final Function<MailboxDeployment, List<Path>> files;

  /**
   * A directory that fails does so for every folder and mailbox, and a strategy in every mailbox;
   * one alert a run is enough.
   */
  MailboxHealths(OpenInstallation open, OrganizationSettings settings) {
    this(
        open.storage().runLog(),
        open.storage().alertLog(),
        open.parts().clock(),
        settings.retryRhythm(),
        open.parts().deployment()::filesOf);
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
  }

  /** The pauses after failures. */
  RetryRhythm rhythm() {
    return rhythm;
  }

  private static MailboxHealth health(Optional<MailboxRun> last) {
    return last.map(MailboxRun::health).orElse(MailboxHealth.FINE);
  }

  /** Whether to try a mailbox now; another process may have said so: a test that succeeded. */
  boolean isDue(MailboxDeployment mailbox) {
    return isDue(mailbox, log.lastRun(mailbox.id()));
  }

  /** The same for many mailboxes, as of now: their runs are read together. */
  Predicate<MailboxDeployment> due() {
    Map<MailboxId, MailboxRun> runs =
        log.lastRuns().stream().collect(Collectors.toMap(MailboxRun::mailbox, run -> run));
    return mailbox -> isDue(mailbox, Optional.ofNullable(runs.get(mailbox.id())));
  }

  private boolean isDue(MailboxDeployment mailbox, Optional<MailboxRun> last) {
    return last.map(
            run ->
                run.health().isDue(clock.instant(), rhythm)
                    || changedSince(run.endedAt(), files.apply(mailbox)))
        .orElse(true);
  }

  /**
   * After an edit of the configuration or a secret the mailbox is retried to see whether it helped.
   * Times in the future, from a wrong clock, are ignored: such a failure counts as old, and such a
   * file would seem changed after every failure.
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
  boolean isTroubled(MailboxId mailbox) {
    return log.lastRun(mailbox).filter(MailboxHealths::failed).isPresent();
  }

  private static boolean failed(MailboxRun run) {
    return !run.failure().isEmpty() || run.health().failures() > 0;
  }

  /** Why and for how long a mailbox is left alone that is not due. */
  TroubledMailbox troubled(MailboxId mailbox) {
    Optional<MailboxRun> last = log.lastRun(mailbox);
    MailboxHealth health = health(last);
    String failure = last.map(MailboxRun::failure).orElse("").strip();
    return new TroubledMailbox(mailbox, health, failure, rhythm.longest(), askedByServer(health));
  }

  /** A server may ask for more than the longest pause of ours. */
  private boolean askedByServer(MailboxHealth health) {
    Instant ours = clock.instant().plus(rhythm.longest());
    return health.postponedUntil().filter(until -> until.isAfter(ours)).isPresent();
  }

  /** Keeps a run, judges the mailbox by it, and raises alerts. */
  synchronized void record(MailboxRun run, MailboxReport report) {
    Optional<MailboxRun> last = log.lastRun(run.mailbox());
    boolean troubled = last.filter(MailboxHealths::failed).isPresent();
    MailboxHealth after = judged(health(last), report);
    MailboxRun judged = run.with(after);
    boolean isLatest = log.record(judged, clock.instant());
    report.failures().forEach(each -> raise(run.mailbox(), each.fault(), after));
    report
        .strategyFailures()
        .forEach(each -> raise(run.mailbox(), new EnglishStrategyFailure(each), after));
    report.alerts().forEach(this::raiseOnce);
    if (isLatest && troubled && !failed(judged)) {
      recovered(run.mailbox());
    }
  }

  /** A failed folder does not delay the others, unless the server asks for a pause. */
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
   * Raises alerts about problems of record directories, unless the latest alerts already include
   * them: a file may stay unchanged for many runs.
   */
  void warn(List<DirectoryWarning> warnings) {
    for (DirectoryWarning warning : warnings) {
      String text = warning.sentence() + " " + warning.code().remedy();
      raiseOnce(
          new Alert(Alert.Level.WARNING, clock.instant(), DIRECTORIES, warning.code().id(), text));
    }
  }

  /** A test that succeeded enables a mailbox again. */
  synchronized void succeeded(MailboxId mailbox) {
    log.lastRun(mailbox)
        .filter(MailboxHealths::failed)
        .filter(run -> log.record(run.succeeded(), clock.instant()))
        .ifPresent(run -> recovered(mailbox));
  }

  private void recovered(MailboxId mailbox) {
    alerts.raise(Alert.over(clock.instant(), mailbox.value(), worksAgain(mailbox)));
  }

  /** That a mailbox is well again. */
  static String worksAgain(MailboxId mailbox) {
    return "The mailbox " + mailbox + " works again.";
  }

  /** What lasts is said once a day. */
  private void raiseOnce(Alert alert) {
    alerts.raiseOnce(alert, REMEMBERED);
  }

  private void raise(MailboxId mailbox, Faulted fault, MailboxHealth after) {
    boolean disabled = after.state() == MailboxHealth.State.DISABLED;
    boolean bad = disabled || after.failures() >= rhythm.attempts();
    raiseOnce(
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
