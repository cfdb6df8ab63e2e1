package org.mailpromoter.service;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.RetryRhythm;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.deployment.MailboxDeployment;

/**
 * Waits until it is worth looking at a mailbox again: for news where its server tells them, else
 * for the poll interval. Used by one thread, whose interruption ends the waiting.
 */
final class MailboxWatch implements AutoCloseable {
  private static final String INBOX = "INBOX";

  private final MailboxDeployment mailbox;
  private final MailboxSource source;
  private final RetryRhythm rhythm;
  private final ServiceEvents events;
  private @Nullable MailboxSession session;
  private boolean silent;
  private int failures;

  MailboxWatch(
      MailboxDeployment mailbox, MailboxSource source, RetryRhythm rhythm, ServiceEvents events) {
    this.mailbox = mailbox;
    this.source = source;
    this.rhythm = rhythm;
    this.events = events;
  }

  /**
   * Begins to listen, if it does not yet. To be called for a mailbox that was just read, so that a
   * refused login is not repeated.
   *
   * @return whether it begins now: what arrived since the mailbox was read was not heard
   */
  boolean begin() throws InterruptedException {
    if (session != null || silent) {
      return false;
    }
    try {
      MailboxSession opened = source.open();
      if (!opened.capabilities().contains(Capability.NEWS)) {
        silent = true;
        opened.close();
        return false;
      }
      session = opened;
      opened.awaitNews(folders(mailbox.folders()), Duration.ZERO);
      return true;
    } catch (MailAccessException e) {
      end();
      return false; // waiting for a time will do until it works
    }
  }

  /** Waits; whatever happens, no longer than this. */
  void await(Duration atMost) throws InterruptedException {
    MailboxSession open = session;
    if (open == null) {
      pause(silent ? atMost : shorter(atMost, rhythm.pauseAfter(++failures)));
      return;
    }
    try {
      open.awaitNews(folders(mailbox.folders()), atMost);
      failures = 0;
    } catch (MailAccessException e) {
      end();
      failures++;
      if (failures == 1) {
        events.happened(new ServiceEvent.WaitingFailed(mailbox.id(), e));
      }
      pause(shorter(atMost, rhythm.pauseAfter(failures)));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Waits for a time and not for news. */
  void pause(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }

  /**
   * The folders to listen to, the most important first: the inbox, what else is read, tracked
   * folders, and sent mail last.
   */
  static List<FolderId> folders(List<FolderTask> tasks) {
    return tasks.stream()
        .sorted(Comparator.comparingInt(MailboxWatch::rank))
        .map(FolderTask::folder)
        .toList();
  }

  private static int rank(FolderTask task) {
    if (task.role() == FolderRole.SENT) {
      return 3;
    }
    if (task.folder().value().equalsIgnoreCase(INBOX)) {
      return 0;
    }
    return task.role() == FolderRole.OTHER ? 2 : 1;
  }

  private void end() {
    MailboxSession open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() {
    end();
  }
}
