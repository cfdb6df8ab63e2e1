package org.mailpromoter.console.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.core.diagnosis.english.EnglishStrategyFailure;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.installation.ask.DirectoryAnswer;
import org.mailpromoter.installation.english.EnglishMissing;
import org.mailpromoter.service.MailboxLogin;
import org.mailpromoter.service.MailboxTests;
import org.mailpromoter.service.MailboxTrial;
import org.mailpromoter.service.Synchronization;

/** What the test or the synchronization yielded that the address of a page names. */
final class MailboxOutcomes {
  private final Visit visit;
  private final Work work;

  MailboxOutcomes(Visit visit, Work work) {
    this.visit = visit;
    this.work = work;
  }

  Optional<MailboxPage.Outcome> of(MailboxId mailbox) {
    Optional<MailboxPage.Outcome> tested =
        work.result(visit, MailboxTests.Outcome.class).flatMap(each -> tested(each, mailbox));
    Optional<MailboxPage.Outcome> loggedIn =
        work.result(visit, MailboxLogin.class)
            .filter(each -> each.mailbox().equals(mailbox))
            .map(MailboxOutcomes::loggedIn);
    return tested
        .or(() -> loggedIn)
        .or(
            () ->
                work.result(visit, Synchronization.Outcome.class)
                    .flatMap(each -> synced(each, mailbox)));
  }

  private static MailboxPage.Outcome loggedIn(MailboxLogin login) {
    return new MailboxPage.Outcome(
        login.loggedIn() ? Tone.YES : Tone.CALM,
        login.loggedIn() ? "Logged in" : "No login of a person is needed",
        List.of(new MailboxPage.Finding("It is read in the next round of the service.", "")));
  }

  private static Optional<MailboxPage.Outcome> tested(
      MailboxTests.Outcome outcome, MailboxId mailbox) {
    return outcome.mailboxes().stream()
        .filter(each -> each.mailbox().id().equals(mailbox))
        .findFirst()
        .map(each -> tested(outcome, each));
  }

  private static MailboxPage.Outcome tested(MailboxTests.Outcome outcome, MailboxTrial trial) {
    List<MailboxPage.Finding> points = new ArrayList<>();
    trial.failure().ifPresent(each -> points.add(finding(each)));
    trial.unsendable().ifPresent(each -> points.add(finding(each)));
    trial.missing().forEach(each -> points.add(missing(trial, each)));
    trial.remark().ifPresent(each -> points.add(finding(each)));
    outcome.unknownRecords().forEach(each -> points.add(unknown(each)));
    for (DirectoryAnswer each : outcome.directories()) {
      each.failure().ifPresent(failure -> points.add(finding(failure)));
      each.warnings().forEach(warning -> points.add(finding(warning)));
    }
    if (trial.failure().isEmpty()) {
      points.add(new MailboxPage.Finding(folders(trial), ""));
    }
    boolean fine = outcome.isFine();
    String title =
        (trial.isReadable() ? "The mailbox can be read" : "The mailbox cannot be read")
            + (trial.unsendable().isPresent() ? " and cannot send" : "");
    String time = " (tested in " + Words.number(trial.elapsed().toMillis()) + " ms)";
    return new MailboxPage.Outcome(fine ? Tone.YES : Tone.NO, title + time, points);
  }

  private static String folders(MailboxTrial trial) {
    return "It has "
        + Words.count(trial.folders().size(), "folder", "folders")
        + ": "
        + trial.folders().stream().limit(20).map(Folder::name).collect(Collectors.joining(", "))
        + (trial.folders().size() > 20 ? " and more." : ".");
  }

  private static MailboxPage.Finding missing(MailboxTrial trial, FolderId missing) {
    List<String> names = trial.folders().stream().map(Folder::name).toList();
    return new MailboxPage.Finding(
        "It has no folder '" + missing + "'" + EnglishMissing.instead(missing.value(), names),
        trial.mailbox().marking().undeliverableFolder().filter(missing::equals).isPresent()
            ? "Create it in the mailbox, or correct undeliverable-folder in the configuration file."
            : "Correct the name under folders of the mailbox in the configuration file.");
  }

  private static MailboxPage.Finding unknown(MailboxTests.UnknownRecord unknown) {
    return new MailboxPage.Finding(
        EnglishMissing.of(unknown.unknown()),
        "Correct the record of the folder "
            + unknown.folder()
            + " under tracked-folders of the mailbox, or add the record.");
  }

  private static Optional<MailboxPage.Outcome> synced(
      Synchronization.Outcome outcome, MailboxId mailbox) {
    return outcome.mailboxes().stream()
        .filter(each -> each.mailbox().equals(mailbox))
        .findFirst()
        .map(each -> synced(outcome, each));
  }

  private static MailboxPage.Outcome synced(Synchronization.Outcome outcome, MailboxReport report) {
    Set<MailboxPage.Finding> points = new LinkedHashSet<>();
    report.failures().forEach(each -> points.add(finding(each.fault())));
    report
        .strategyFailures()
        .forEach(each -> points.add(finding(new EnglishStrategyFailure(each))));
    outcome.warnings().forEach(each -> points.add(finding(each)));
    boolean fine = report.failures().isEmpty();
    return new MailboxPage.Outcome(
        fine ? Tone.YES : Tone.NO,
        (fine ? "Synchronized: " : "Not read to its end: ")
            + Words.count(report.processed(), "new message", "new messages")
            + ", "
            + Words.number(report.promoted())
            + " promoted",
        List.copyOf(points));
  }

  private static MailboxPage.Finding finding(Faulted fault) {
    return new MailboxPage.Finding(fault.sentence(), Words.capitalized(fault.code().remedy()));
  }
}
