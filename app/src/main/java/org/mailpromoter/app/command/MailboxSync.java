package org.mailpromoter.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxHealth;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxRun;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;

/** Synchronizes mailboxes and keeps how that went. May be called by several threads. */
final class MailboxSync {
  private final Installation parts;
  private final RecordDirectory directory;
  private final Healths health;
  private final Synchronizer engine;

  MailboxSync(Installation parts, Storage storage, RecordDirectory directory, Healths health) {
    this.parts = parts;
    this.directory = directory;
    this.health = health;
    this.engine =
        new Synchronizer(storage.activityStore(), directory, parts.strategies(), parts.clock());
  }

  MailboxReport run(
      MailboxDeployment mailbox, Policy policy, long policyVersion, SyncListener listener)
      throws InterruptedException {
    Instant start = parts.clock().instant();
    MailboxReport report = contained(mailbox, policy, policyVersion, listener, start);
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("what was cut short says nothing about the mailbox");
    }
    String failure =
        report.failures().stream()
            .map(each -> each.fault().sentence())
            .collect(Collectors.joining(" "));
    health.record(
        new MailboxRun(
            mailbox.id(),
            start,
            parts.clock().instant(),
            report.processed(),
            report.promoted(),
            failure,
            MailboxHealth.FINE),
        report);
    health.warn(directory.warnings());
    return report;
  }

  /** A defect costs this mailbox only, and is told as every other failure is. */
  private MailboxReport contained(
      MailboxDeployment mailbox,
      Policy policy,
      long policyVersion,
      SyncListener listener,
      Instant start)
      throws InterruptedException {
    try {
      return engine.synchronize(
          new MailboxTask(mailbox.id(), mailbox.source(), mailbox.folders(), mailbox.marking()),
          policy,
          policyVersion,
          listener);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return failed(mailbox.id(), e, Duration.between(start, parts.clock().instant()));
    }
  }

  private static MailboxReport failed(MailboxId mailbox, Throwable defect, Duration elapsed) {
    MailAccessException fault =
        new MailAccessException(
            MailboxDefect.UNEXPECTED,
            "Synchronizing the mailbox " + mailbox + " failed unexpectedly: " + defect + ".",
            defect);
    return new MailboxReport(
        mailbox,
        List.of(),
        0,
        0,
        List.of(FolderFailure.ofMailbox(mailbox, fault)),
        List.of(),
        List.of(),
        elapsed);
  }
}
