package org.mailpromoter.service;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;

/**
 * Synchronizes mailboxes and delivers to sinks until it is stopped, and lends its storage to
 * requests. If others took over its mailboxes, it begins again.
 */
public final class Service {
  private static final long MILLISECONDS_BETWEEN = 200;

  private final Installation parts;
  private final Desk desk;
  private final ServiceEvents events;
  private final DailyCheck check;

  /**
   * A service over the configured parts; it does nothing yet.
   *
   * @param desk lends the storage while the service has it
   */
  public Service(Installation parts, Desk desk, ServiceEvents events) {
    this.parts = Objects.requireNonNull(parts, "parts");
    this.desk = Objects.requireNonNull(desk, "desk");
    this.events = Objects.requireNonNull(events, "events");
    this.check = new DailyCheck(parts.clock());
  }

  /** The mailboxes that a service synchronizes: those whose incoming mail is processed. */
  public static List<MailboxDeployment> mailboxes(Installation parts) {
    return parts.deployment().mailboxes().stream()
        .filter(each -> each.policy().incomingEnabled())
        .toList();
  }

  /**
   * Runs until the thread is interrupted. While another process works with the storage, it waits.
   *
   * @param mailboxes those to synchronize
   * @param sinks those to deliver to
   * @throws InterruptedException always in the end: the thread was interrupted
   * @throws StoreException if the storage fails
   */
  public void run(List<MailboxDeployment> mailboxes, List<SinkDeployment> sinks)
      throws InterruptedException {
    boolean first = true;
    while (true) {
      shift(mailboxes, sinks, first);
      first = false;
    }
  }

  private void shift(List<MailboxDeployment> mailboxes, List<SinkDeployment> sinks, boolean first)
      throws InterruptedException {
    try (OpenInstallation open = opened(first);
        RecordDirectory directory = open.directory();
        Shift shift = new Shift(open, directory, sinks, events, check, desk.listening())) {
      desk.open(open);
      try {
        shift.run(mailboxes);
      } finally {
        desk.close();
      }
    }
  }

  /** The first time there may be no storage yet; later one that is gone is a failure. */
  private OpenInstallation opened(boolean first) throws InterruptedException {
    boolean told = false;
    while (true) {
      try {
        return first ? parts.openToSynchronize() : parts.openForWork();
      } catch (StoreException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped while the storage was opened");
        }
        if (e.code() != StoreError.IN_USE) {
          throw e;
        }
        if (!told) {
          events.happened(new ServiceEvent.Waiting(e.sentence()));
          told = true;
        }
        Thread.sleep(MILLISECONDS_BETWEEN);
      }
    }
  }
}
