package org.mailpromoter.service;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.notice.NoticeListener;
import org.mailpromoter.installation.notice.Notices;

/** Writes mail about the product itself when it is due. */
final class NoticeLoop {
  private static final long SECONDS_BETWEEN = 20;

  private final Notices notices;

  NoticeLoop(OpenInstallation open, ServiceEvents events) {
    this.notices = new Notices(open, new Teller(events));
  }

  /** Passes on what becomes of notices. */
  private record Teller(ServiceEvents events) implements NoticeListener {
    @Override
    public void written(String key, OutgoingMail mail) {
      events.happened(new ServiceEvent.NoticeWritten(key, mail.mailbox(), mail.id()));
    }

    @Override
    public void failed(String what, String why) {
      events.happened(new ServiceEvent.NoticeFailed(what, why));
    }
  }

  /**
   * Runs until it is interrupted.
   *
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  void run() throws InterruptedException {
    while (true) {
      round();
      TimeUnit.SECONDS.sleep(SECONDS_BETWEEN);
    }
  }

  private void round() throws InterruptedException {
    try {
      notices.due();
    } catch (CancellationException e) {
      throw new InterruptedException(e.getMessage());
    }
  }
}
