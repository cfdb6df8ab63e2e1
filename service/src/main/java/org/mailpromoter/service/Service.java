package org.mailpromoter.service;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;

/**
 * Synchronizes mailboxes and delivers to sinks until it is stopped. If another process wants the
 * storage, it releases it and continues afterwards. If others took over its mailboxes, it begins
 * again.
 */
public final class Service {
  private static final long MILLISECONDS_BETWEEN = 200;

  private final Installation parts;
  private final ServiceEvents events;
  private final DailyCheck check;

  /** A service over the configured parts; it does nothing yet. */
  public Service(Installation parts, ServiceEvents events) {
    this.parts = Objects.requireNonNull(parts, "parts");
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
   * Runs until the thread is interrupted.
   *
   * @param mailboxes those to synchronize
   * @param opened the initial open installation, from {@link Installation#openForService()}; it
   *     closes it
   * @throws InterruptedException always in the end: the thread was interrupted
   * @throws StoreException if the storage fails
   */
  public void run(List<MailboxDeployment> mailboxes, OpenInstallation opened)
      throws InterruptedException {
    OpenInstallation open = opened;
    while (true) {
      shift(mailboxes, open);
      open = again();
    }
  }

  private void shift(List<MailboxDeployment> mailboxes, OpenInstallation opened)
      throws InterruptedException {
    try (OpenInstallation open = opened;
        RecordDirectory directory = open.directory();
        Shift shift = new Shift(open, directory, events, check)) {
      shift.run(mailboxes);
    }
  }

  /** Waits for the other process to end. */
  private OpenInstallation again() throws InterruptedException {
    while (true) {
      try {
        return parts.openForServiceAgain();
      } catch (StoreException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped while the storage was opened");
        }
        if (e.code() != StoreError.IN_USE) {
          throw e;
        }
        Thread.sleep(MILLISECONDS_BETWEEN);
      }
    }
  }
}
