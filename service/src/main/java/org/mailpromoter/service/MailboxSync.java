package org.mailpromoter.service;

import java.time.Instant;
import java.util.stream.Collectors;
import org.mailpromoter.core.mailbox.MailboxHealth;
import org.mailpromoter.core.mailbox.MailboxRun;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;

/** Synchronizes mailboxes and keeps how that went. May be called by several threads. */
final class MailboxSync {
  private final Installation parts;
  private final RecordDirectory directory;
  private final MailboxHealths health;
  private final Synchronizer engine;

  MailboxSync(OpenInstallation open, RecordDirectory directory, MailboxHealths health) {
    this.parts = open.parts();
    this.directory = directory;
    this.health = health;
    this.engine = open.engine(directory);
  }

  MailboxReport run(
      MailboxDeployment mailbox, Policy policy, long policyVersion, SyncListener listener)
      throws InterruptedException {
    Instant start = parts.clock().instant();
    MailboxReport report = engine.synchronize(parts.task(mailbox), policy, policyVersion, listener);
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
}
