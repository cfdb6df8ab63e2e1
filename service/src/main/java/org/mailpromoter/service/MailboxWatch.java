package org.mailpromoter.service;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.mailpromoter.core.health.RetryRhythm;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.deployment.MailboxDeployment;

/**
 * Says until when a mailbox need not be read again: until a notification if its server sends them,
 * else for the poll interval. Used by one thread at a time, whose interruption ends the listening.
 */
final class MailboxWatch implements AutoCloseable {
  private static final String INBOX = "INBOX";

  private final MailboxDeployment mailbox;
  private final KeptSession sessions;
  private final RetryRhythm rhythm;
  private final ServiceEvents events;
  private final Listening listening;
  private boolean silent;
  private int failures;

  MailboxWatch(
      MailboxDeployment mailbox,
      MailboxSource source,
      RetryRhythm rhythm,
      ServiceEvents events,
      Listening listening) {
    this.mailbox = mailbox;
    this.sessions = new KeptSession(source);
    this.rhythm = rhythm;
    this.events = events;
    this.listening = listening;
  }

  /**
   * Starts listening if it has not started yet. Call it for a mailbox that was just read, so that a
   * refused login is not repeated.
   *
   * @return whether it started now: arrivals since the mailbox was read were missed
   */
  boolean begin() throws InterruptedException {
    if (sessions.kept().isPresent() || silent) {
      return false;
    }
    try {
      MailboxSession opened = sessions.keep();
      if (!opened.capabilities().contains(Capability.NEWS)) {
        silent = true;
        sessions.close();
        return false;
      }
      opened.awaitNews(folders(mailbox.folders()), Duration.ZERO);
      return true;
    } catch (MailAccessException e) {
      sessions.close();
      return false; // waiting for a time will do until it works
    }
  }

  /** Where a run gets its session. */
  KeptSession sessions() {
    return sessions;
  }

  /** What to wait for; whatever happens, no longer than this. */
  Wait waiting(Duration atMost) {
    if (sessions.kept().isPresent()) {
      listening.begin(mailbox.id());
      return Wait.forNews(atMost);
    }
    listening.end(mailbox.id());
    return Wait.forTime(silent ? atMost : shorter(atMost, rhythm.pauseAfter(++failures)));
  }

  /**
   * Listens, which takes a thread meanwhile.
   *
   * @return how long to wait afterwards: not at all, or for a time because listening failed
   */
  Duration listen(Duration atMost) throws InterruptedException {
    try {
      sessions.kept().orElseThrow().awaitNews(folders(mailbox.folders()), atMost);
      failures = 0;
      return Duration.ZERO;
    } catch (MailAccessException e) {
      listening.end(mailbox.id());
      sessions.close();
      failures++;
      if (failures == 1) {
        events.happened(new ServiceEvent.WaitingFailed(mailbox.id(), e));
      }
      return shorter(atMost, rhythm.pauseAfter(failures));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
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

  @Override
  public void close() {
    listening.end(mailbox.id());
    sessions.close();
  }
}
