package org.mailpromoter.senders.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.HandOver;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.SubmissionEnvelope;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.spi.config.SecretException;
import org.mailpromoter.spi.net.NetworkError;

/**
 * Submits mail to one server as one mailbox. A connection serves one mail after the other; one that
 * was idle for long is not used again, and one that turns out to be dead before the server has
 * answered is replaced once.
 */
final class SmtpSender implements MailSender {
  private static final long MOST_IDLE = Duration.ofSeconds(20).toNanos();

  private final SmtpServer server;
  private final SmtpLogin login;
  private final String mailbox;
  private final ReentrantLock working = new ReentrantLock();
  private volatile boolean closed;
  private volatile @Nullable SmtpConversation kept;
  private long idleSince;

  SmtpSender(String mailbox, SmtpServer server, SmtpLogin login) {
    this.mailbox = mailbox;
    this.server = server;
    this.login = login;
  }

  @Override
  public SubmissionOutcome submit(
      SubmissionEnvelope envelope, FrozenMessage message, HandOver handOver)
      throws InterruptedException {
    working.lockInterruptibly();
    try {
      Words words = new Words(mailbox, server.address(), login.words());
      return submit(envelope, message, handOver, words);
    } catch (SecretException e) {
      return new SubmissionOutcome.Deferred(e.code(), e.sentence());
    } finally {
      working.unlock();
    }
  }

  @Override
  public Optional<SubmissionOutcome.Deferred> check() throws InterruptedException {
    working.lockInterruptibly();
    Words words = new Words(mailbox, server.address(), login.words());
    try {
      opened(words).close();
      kept = null;
      return Optional.empty();
    } catch (SecretException e) {
      return Optional.of(new SubmissionOutcome.Deferred(e.code(), e.sentence()));
    } catch (SmtpFailure e) {
      return Optional.of(words.deferred(e.code(), e.why()));
    } catch (IOException e) {
      return Optional.of(words.deferred(e, Map.of()));
    } finally {
      working.unlock();
    }
  }

  private SubmissionOutcome submit(
      SubmissionEnvelope envelope, FrozenMessage message, HandOver handOver, Words words)
      throws InterruptedException {
    SmtpConversation used = usable();
    if (used != null) {
      Submission again = Submission.behindAnother(used, words, envelope, message);
      SubmissionOutcome outcome = finished(used, again, handOver);
      if (again.hasBegun() || again.connectionGoesOn() || closed) {
        return outcome;
      }
    }
    try {
      SmtpConversation fresh = opened(words);
      return finished(fresh, Submission.first(fresh, words, envelope, message), handOver);
    } catch (SmtpFailure e) {
      return words.deferred(e.code(), e.why());
    } catch (IOException e) {
      return words.deferred(e, Map.of());
    }
  }

  /** A connection that is kept and will hardly be dead. */
  private @Nullable SmtpConversation usable() {
    SmtpConversation candidate = kept;
    if (candidate == null) {
      return null;
    }
    if (System.nanoTime() - idleSince < MOST_IDLE) {
      return candidate;
    }
    kept = null;
    candidate.close();
    return null;
  }

  private SmtpConversation opened(Words words)
      throws IOException, SmtpFailure, InterruptedException {
    SmtpConversation fresh = new SmtpConversation(server, words.words());
    kept = fresh;
    try {
      if (closed) {
        throw new SmtpFailure(NetworkError.CONNECTION_LOST.in(SmtpError.class), "it is ended");
      }
      fresh.open(login);
      return fresh;
    } catch (IOException | SmtpFailure | InterruptedException | RuntimeException e) {
      kept = null;
      fresh.cut();
      throw e;
    }
  }

  /** Whatever is thrown, the connection is not left in the middle of a mail. */
  private SubmissionOutcome finished(SmtpConversation with, Submission mail, HandOver handOver) {
    boolean goesOn = false;
    try {
      SubmissionOutcome outcome = mail.run(handOver);
      goesOn = mail.connectionGoesOn() && !closed;
      return outcome;
    } finally {
      if (!goesOn) {
        kept = null;
        with.cut();
      }
      idleSince = System.nanoTime();
    }
  }

  /** A connection in use is cut: a word more would become part of the mail. */
  @Override
  public void close() {
    closed = true;
    SmtpConversation open = kept;
    if (open == null) {
      return;
    }
    if (working.tryLock()) {
      try {
        open.close();
      } finally {
        working.unlock();
      }
    } else {
      open.cut();
    }
  }

  @Override
  public String toString() {
    return "SmtpSender[" + mailbox + " through " + server.address() + "]";
  }
}
