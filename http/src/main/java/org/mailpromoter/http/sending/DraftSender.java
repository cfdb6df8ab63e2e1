package org.mailpromoter.http.sending;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.HandOver;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.SubmissionEnvelope;
import org.mailpromoter.core.sending.SubmissionOutcome;

/**
 * Sends through a service that saves a mail as a draft and sends it then. The hand-over is between
 * the two: until then every failure is certain, after it the draft is looked for. The service
 * decides about a mail as a whole, sets the address for delivery reports itself, and takes no
 * envelope id.
 *
 * <ul>
 *   <li>What an earlier try left among the drafts is removed before the mail is saved again.
 *   <li>A mail whose header names somebody who is not to get it is refused, see {@link PostedMail}.
 * </ul>
 *
 * @since 0.1
 */
public final class DraftSender implements MailSender {
  private static final MessageId NO_MAIL = new MessageId("mp.check@mailpromoter.invalid");

  private final String mailbox;
  private final String server;
  private final DraftBox.Door door;
  private final ReentrantLock working = new ReentrantLock();
  private volatile boolean closed;
  private volatile @Nullable DraftBox kept;

  /**
   * A sender that does no I/O yet.
   *
   * @param mailbox the name of the mailbox, for people
   * @param server the server, for people: {@code the Exchange server mail.example}
   */
  public DraftSender(String mailbox, String server, DraftBox.Door door) {
    this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
    this.server = Objects.requireNonNull(server, "server");
    this.door = Objects.requireNonNull(door, "door");
  }

  @Override
  public SubmissionOutcome submit(
      SubmissionEnvelope envelope, FrozenMessage message, HandOver handOver)
      throws InterruptedException {
    working.lockInterruptibly();
    try {
      return sent(PostedMail.of(envelope, message), handOver);
    } catch (UnsendableMailException e) {
      return new SubmissionOutcome.Refused(e.why(), Map.of());
    } catch (IOException e) {
      return deferred(
          failure(
              DraftError.MESSAGE_UNREADABLE, "the stored mail is not usable: " + e.getMessage()));
    } finally {
      working.unlock();
    }
  }

  /** Any question shows whether the service lets the mailbox in. */
  @Override
  public Optional<SubmissionOutcome.Deferred> check() throws InterruptedException {
    working.lockInterruptibly();
    try {
      boolean unused = opened().hasSent(NO_MAIL);
      return Optional.empty();
    } catch (DraftException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return Optional.of(deferred(e));
    } finally {
      working.unlock();
    }
  }

  private SubmissionOutcome sent(PostedMail mail, HandOver handOver) throws InterruptedException {
    try {
      DraftBox box = opened();
      OptionalLong largest = box.largest();
      if (largest.isPresent() && mail.size() > largest.getAsLong()) {
        return new SubmissionOutcome.Refused(tooLarge(mail, largest.getAsLong()), Map.of());
      }
      clear(box, mail);
      return handedOver(box, mail, saved(box, mail), handOver);
    } catch (DraftException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return e.result() == DraftException.Result.REFUSED
          ? new SubmissionOutcome.Refused(e.sentence(), Map.of())
          : deferred(e);
    }
  }

  private DraftBox opened() throws DraftException {
    DraftBox open = kept;
    if (open == null && !closed) {
      open = door.open();
      kept = open;
    }
    if (open == null || closed) {
      close();
      throw failure(DraftError.SENDER_ENDED, "it is ended");
    }
    return open;
  }

  /** Removes what an earlier try left behind, unless the service has taken it after all. */
  private void clear(DraftBox box, PostedMail mail) throws DraftException {
    if (mail.messageId().isEmpty()) {
      return;
    }
    for (Draft each : box.drafts(mail.messageId().get())) {
      switch (box.look(each)) {
        case UNTOUCHED -> box.delete(each);
        case SUBMITTED ->
            throw failure(
                DraftError.EARLIER_TRY_WAITS, "the server has not sent an earlier try of it yet");
        case GONE -> {}
      }
    }
  }

  /** If it is not known whether the mail was saved, it is removed if it was. */
  private Draft saved(DraftBox box, PostedMail mail) throws DraftException {
    try {
      return box.save(mail);
    } catch (DraftException e) {
      if (e.result() == DraftException.Result.UNKNOWN && !closed) {
        clearQuietly(box, mail);
      }
      throw e;
    }
  }

  private void clearQuietly(DraftBox box, PostedMail mail) {
    try {
      clear(box, mail);
    } catch (DraftException e) {
      // the next try looks again
    }
  }

  private SubmissionOutcome handedOver(
      DraftBox box, PostedMail mail, Draft draft, HandOver handOver) {
    boolean committed = false;
    try {
      handOver.commit(Map.of());
      committed = true;
      return new Settlement(box, mail, draft).sent();
    } catch (IOException e) {
      return deferred(
          failure(
              DraftError.NOT_WRITTEN_DOWN,
              "the hand-over could not be written down: " + e.getMessage()));
    } finally {
      if (!committed) {
        discard(box, draft);
      }
    }
  }

  private static void discard(DraftBox box, Draft draft) {
    try {
      box.delete(draft);
    } catch (DraftException e) {
      // the next try looks again
    }
  }

  private static SubmissionOutcome.Deferred deferred(DraftException e) {
    return new SubmissionOutcome.Deferred(e.code(), e.sentence());
  }

  private DraftException failure(DraftError code, String why) {
    String sentence =
        "Mailbox " + mailbox + ": sending through " + server + " failed: " + why + ".";
    return new DraftException(DraftException.Result.NOT_DONE, code, sentence, null);
  }

  private String tooLarge(PostedMail mail, long largest) {
    return "the mail has "
        + mail.size()
        + " bytes, and "
        + server
        + " takes at most "
        + largest
        + "; send fewer or smaller attachments";
  }

  @Override
  public void close() {
    closed = true;
    DraftBox open = kept;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public String toString() {
    return "DraftSender[" + mailbox + " through " + server + "]";
  }
}
