package org.mailpromoter.core.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SentCopy;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.core.store.SentFolderStore;
import org.mailpromoter.core.store.Storage;

/**
 * Puts copies of mail into the folder of sent mail. It looks for each first: a process that ended
 * between adding a copy and writing so finds it again. That a copy cannot be added says nothing of
 * the mail, which is sent.
 */
final class SentCopies {
  /** 1, 5 and 15 minutes, 1 and 2 hours, then every 4 hours, for a day. */
  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(RetrySchedule.STANDARD.pauses(), Duration.ofDays(1));

  private final OutgoingStore mails;
  private final SentFolderStore copies;
  private final AlertLog alerts;
  private final boolean isOptional;
  private final Clock clock;

  /**
   * Copies of the mail of one mailbox.
   *
   * @param isOptional whether a mailbox that can keep none has none
   */
  SentCopies(Storage storage, boolean isOptional, Clock clock) {
    this.isOptional = isOptional;
    this.mails = storage.outgoingStore();
    this.copies = storage.sentFolderStore();
    this.alerts = storage.alertLog();
    this.clock = clock;
  }

  /**
   * Looks for a copy, and adds it if it is not there.
   *
   * @throws MailAccessException if the mailbox cannot be used, which is not written down yet
   */
  void file(SentFolder folder, SentCopy copy) throws MailAccessException {
    Optional<OutgoingMail> mail = mails.find(copy.mail());
    String where = folder.id().value();
    if (mail.isPresent() && folder.has(mail.get().messageId())) {
      copies.put(copy.ended(SentCopy.State.FOUND, where, ""));
      return;
    }
    FrozenMessage message = mails.message(copy.mail());
    if (mail.isEmpty() || isGone(message)) {
      end(copy, where, "Its bytes were deleted.");
      return;
    }
    folder.add(message, copy.since());
    copies.put(copy.ended(SentCopy.State.ADDED, where, ""));
  }

  /** Bytes of a person who was erased, or of mail whose retention is over. */
  private static boolean isGone(FrozenMessage message) {
    try (InputStream bytes = message.open()) {
      return bytes.read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** Writes down that a copy was not filed: it is tried again if that can help. */
  void failed(SentCopy copy, String where, MailAccessException why) {
    if (why.code() == SendingError.SENT_FOLDER_UNUSABLE && isOptional) {
      copies.put(copy.ended(SentCopy.State.NOT_WANTED, where, why.sentence()));
      return;
    }
    if (why.code() == SendingError.SENT_FOLDER_UNUSABLE) {
      end(copy, where, why.sentence());
      return;
    }
    SentCopy after = copy.failed(SCHEDULE, clock.instant(), where, why.sentence());
    copies.put(after);
    if (after.state() == SentCopy.State.GIVEN_UP) {
      raise(Alert.Level.ERROR, copy, why.sentence() + " It was tried for a day.");
    } else if (after.tries() == 1) {
      raise(Alert.Level.WARNING, copy, why.sentence() + " It is tried again for a day.");
    }
  }

  private void end(SentCopy copy, String where, String why) {
    copies.put(copy.ended(SentCopy.State.GIVEN_UP, where, why));
    raise(Alert.Level.ERROR, copy, why);
  }

  private void raise(Alert.Level level, SentCopy copy, String why) {
    Instant now = clock.instant();
    SendingError error = SendingError.NO_SENT_COPY;
    String text =
        "Outgoing mail "
            + copy.mail()
            + " was sent, but no copy is in the folder of sent mail: "
            + why
            + " "
            + error.remedy();
    alerts.raise(new Alert(level, now, copy.mailbox(), error.id(), text));
  }
}
