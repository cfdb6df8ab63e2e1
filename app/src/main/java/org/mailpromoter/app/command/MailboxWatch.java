package org.mailpromoter.app.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.config.MailboxDeployment;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.sync.FolderTask;

/**
 * Waits until it is worth looking at a mailbox again: for news where its server tells them, else
 * for the poll interval. One thread waits; any may close.
 */
final class MailboxWatch implements AutoCloseable {
  private final MailboxDeployment mailbox;
  private final EventLog log;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable MailboxSession session;

  MailboxWatch(MailboxDeployment mailbox, EventLog log) {
    this.mailbox = mailbox;
    this.log = log;
  }

  /** From here on nothing that arrives is missed. To be called before the mailbox is read. */
  void begin() throws InterruptedException {
    if (session == null && closed.getCount() > 0) {
      try {
        MailboxSession opened = mailbox.source().open();
        if (opened.capabilities().contains(Capability.NEWS)) {
          session = opened;
          opened.awaitNews(folders(), Duration.ZERO);
        } else {
          opened.close();
        }
      } catch (MailAccessException e) {
        end(); // reading the mailbox will tell what is wrong
      }
    }
  }

  /** Waits; whatever happens, no longer than this. */
  void await(Duration atMost) throws InterruptedException {
    MailboxSession open = session;
    if (open == null) {
      closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return;
    }
    try {
      open.awaitNews(folders(), atMost);
    } catch (MailAccessException e) {
      end();
      if (closed.getCount() > 0) {
        log.say("Mailbox " + mailbox.id() + ": waiting for news ended: " + e.sentence());
      }
    }
  }

  /** Waits for a time and not for news. */
  void pause(Duration time) throws InterruptedException {
    closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private List<FolderId> folders() {
    return mailbox.folders().stream().map(FolderTask::folder).toList();
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
    closed.countDown();
    end();
  }
}
