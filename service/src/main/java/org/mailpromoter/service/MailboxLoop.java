package org.mailpromoter.service;

import java.time.Duration;
import org.mailpromoter.core.diagnosis.english.EnglishStrategyFailure;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.MailboxDeployment;

/** One mailbox of the service: round after round it is synchronized, and waits. */
final class MailboxLoop {
  private final MailboxDeployment mailbox;
  private final MailboxSync sync;
  private final CurrentPolicy policy;
  private final MailboxHealths health;
  private final Runnable committed;
  private final ServiceEvents events;
  private int failures;
  private boolean left;

  MailboxLoop(
      MailboxDeployment mailbox,
      MailboxSync sync,
      CurrentPolicy policy,
      MailboxHealths health,
      Runnable committed,
      ServiceEvents events) {
    this.mailbox = mailbox;
    this.sync = sync;
    this.policy = policy;
    this.health = health;
    this.committed = committed;
    this.events = events;
  }

  /**
   * Synchronizes the mailbox if it is due.
   *
   * @return what to wait for until the next round
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  Wait round(MailboxWatch watch) throws InterruptedException {
    if (health.isDue(mailbox)) {
      if (synchronizeOnce(watch) && (!watch.begin() || synchronizeOnce(watch))) {
        return watch.waiting(mailbox.server().pollInterval());
      }
      if (health.isDue(mailbox)) {
        return watch.waiting(pause()); // one of its folders failed
      }
    }
    leave();
    return Wait.forTime(MailboxHealths.LOOK_EVERY);
  }

  private Duration pause() {
    Duration pause = health.rhythm().pauseAfter(failures);
    Duration interval = mailbox.server().pollInterval();
    return pause.compareTo(interval) < 0 ? pause : interval;
  }

  /** Whether all of the mailbox was read. */
  private boolean synchronizeOnce(MailboxWatch watch) throws InterruptedException {
    CurrentPolicy.Version current = policy.version();
    boolean troubled = health.isTroubled(mailbox.id());
    MailboxReport report =
        sync.run(mailbox, watch.sessions(), current.policy(), current.number(), saying());
    committed.run();
    tell(report);
    return settle(report, troubled);
  }

  private SyncListener saying() {
    return new SyncListener() {
      @Override
      public void readAgain(MailboxId of, FolderId folder, long messages, long different) {
        events.happened(new ServiceEvent.ReadAgain(of, folder, messages, different));
      }
    };
  }

  private boolean settle(MailboxReport report, boolean troubled) {
    if (!report.failures().isEmpty()) {
      failures++;
      return false;
    }
    failures = 0;
    left = false;
    if (troubled) {
      events.happened(new ServiceEvent.Recovered(mailbox.id()));
    }
    return true;
  }

  /** A repeated failure is reported the first time. */
  private void tell(MailboxReport report) {
    if (!report.isWithoutNews()) {
      events.happened(new ServiceEvent.Synchronized(report));
    }
    if (failures == 0) {
      report.failures().stream().map(FolderFailure::fault).forEach(this::tell);
    }
    report.strategyFailures().forEach(each -> tell(new EnglishStrategyFailure(each)));
    report.alerts().forEach(each -> events.happened(new ServiceEvent.Alerted(mailbox.id(), each)));
  }

  private void tell(Faulted fault) {
    events.happened(new ServiceEvent.Failed(mailbox.id(), fault));
  }

  private void leave() {
    if (!left) {
      left = true;
      events.happened(new ServiceEvent.LeftAlone(health.troubled(mailbox.id()), failures > 0));
    }
  }
}
