package org.mailpromoter.service;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.MailboxTurns;
import org.mailpromoter.installation.OpenInstallation;

/** Synchronizes mailboxes and keeps how that went. May be called by several threads. */
final class MailboxSync {
  private final Installation parts;
  private final RecordDirectory directory;
  private final MailboxHealths health;
  private final Synchronizer engine;
  private final MailboxTurns turns;

  MailboxSync(OpenInstallation open, RecordDirectory directory, MailboxHealths health) {
    this.parts = open.parts();
    this.directory = directory;
    this.health = health;
    this.engine = open.engine(directory);
    this.turns = open.turns();
  }

  /** Without a session that is kept. */
  MailboxReport run(
      MailboxDeployment mailbox, Policy policy, long policyVersion, SyncListener listener)
      throws InterruptedException {
    KeptSession none = new KeptSession(parts.source(mailbox));
    return run(mailbox, none, policy, policyVersion, listener);
  }

  MailboxReport run(
      MailboxDeployment mailbox,
      KeptSession sessions,
      Policy policy,
      long policyVersion,
      SyncListener listener)
      throws InterruptedException {
    Optional<MailboxTurns.Held> turn = turns.take(mailbox.id());
    if (turn.isEmpty()) {
      return MailboxReport.busy(mailbox.id());
    }
    try (MailboxTurns.Held held = turn.get()) {
      MailboxTask task = parts.task(mailbox, held.turn(), sessions);
      return run(task, sessions, policy, policyVersion, listener);
    }
  }

  private MailboxReport run(
      MailboxTask task,
      KeptSession sessions,
      Policy policy,
      long policyVersion,
      SyncListener listener)
      throws InterruptedException {
    Instant start = parts.clock().instant();
    MailboxReport report = engine.synchronize(task, policy, policyVersion, listener);
    if (!report.failures().isEmpty() && sessions.drop() && report.isWithoutNews()) {
      report = engine.synchronize(task, policy, policyVersion, listener);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("an interrupted run says nothing about the mailbox");
    }
    if (!report.hadItsTurn()) {
      return report;
    }
    String failure =
        report.failures().stream()
            .map(each -> each.fault().sentence())
            .collect(Collectors.joining(" "));
    health.record(
        new MailboxRun(
            task.mailbox(),
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
}
