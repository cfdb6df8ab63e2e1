package org.mailpromoter.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.SyncListener;

/** One mailbox of the service: synchronize, wait, and again, until the thread is interrupted. */
final class MailboxLoop {
  private final MailboxDeployment mailbox;
  private final MailboxSync sync;
  private final CurrentPolicy policy;
  private final Healths health;
  private final Semaphore connections;
  private final Runnable committed;
  private final EventLog log;
  private boolean left;

  MailboxLoop(
      MailboxDeployment mailbox,
      MailboxSync sync,
      CurrentPolicy policy,
      Healths health,
      Semaphore connections,
      Runnable committed,
      EventLog log) {
    this.mailbox = mailbox;
    this.sync = sync;
    this.policy = policy;
    this.health = health;
    this.connections = connections;
    this.committed = committed;
    this.log = log;
  }

  /**
   * Runs until it is interrupted.
   *
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  void run(MailboxWatch watch) throws InterruptedException {
    while (!Thread.interrupted()) {
      health.refresh();
      if (health.isDue(mailbox.id())) {
        left = false;
        watch.begin();
        boolean fine = synchronizeOnce();
        wait(watch, fine);
      } else {
        leave();
        watch.pause(mailbox.server().pollInterval());
      }
    }
    throw new InterruptedException("the mailbox " + mailbox.id() + " is left");
  }

  /** What failed is tried again after its pause, whatever news there is. */
  private void wait(MailboxWatch watch, boolean fine) throws InterruptedException {
    Duration interval = mailbox.server().pollInterval();
    if (fine) {
      watch.await(interval);
      return;
    }
    Instant now = policy.now();
    Duration pause =
        health
            .postponedUntil(mailbox.id())
            .map(until -> Duration.between(now, until))
            .filter(until -> until.compareTo(interval) > 0)
            .orElse(interval);
    watch.pause(pause);
  }

  private boolean synchronizeOnce() throws InterruptedException {
    connections.acquire();
    try {
      CurrentPolicy.Version current = policy.version();
      MailboxReport report =
          sync.run(mailbox, current.policy(), current.number(), SyncListener.NONE);
      committed.run();
      tell(report);
      return report.failures().isEmpty();
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      log.say(
          "A defect of mailpromoter in the mailbox " + mailbox.id() + ", please report it: " + e);
      return false;
    } finally {
      connections.release();
    }
  }

  private void tell(MailboxReport report) {
    if (report.processed() + report.recognised() + report.vanished() > 0) {
      log.say(SyncCommand.sentence(report));
    }
    for (FolderFailure failure : report.failures()) {
      Faulted fault = failure.fault();
      log.say(fault.sentence() + " What to do: " + fault.code().remedy());
    }
    report.strategyFailures().stream()
        .map(failure -> failure.sentence() + " What to do: " + failure.code().remedy())
        .forEach(log::say);
    report.alerts().stream().map(Alert::text).forEach(log::say);
  }

  private void leave() {
    if (!left) {
      left = true;
      log.say(health.whyLeft(mailbox.id()));
    }
  }
}
