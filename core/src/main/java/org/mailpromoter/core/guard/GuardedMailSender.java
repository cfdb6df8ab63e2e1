package org.mailpromoter.core.guard;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.HandOver;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionEnvelope;
import org.mailpromoter.core.sending.SubmissionOutcome;

/**
 * Calls a sender on a thread of its own and waits no longer than a deadline, which grows with the
 * size of the mail. Whatever a sender does, the result is an outcome that is safe to believe: what
 * it did not finish is deferred if it was not handed over, and cannot be handed over any more, and
 * uncertain otherwise. Used by one thread at a time, except {@link #close}.
 *
 * @since 0.1
 */
public final class GuardedMailSender implements MailSender {
  /** More than all time limits of an SMTP client together, each of which is reached rarely. */
  public static final Duration STANDARD_DEADLINE = Duration.ofMinutes(30);

  /** How long a try that was ended from outside may take to say what became of it. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration CHECKING = Duration.ofMinutes(2);
  private static final int BYTES_PER_SECOND = 16 * 1024;

  private final String mailbox;
  private final MailSender sender;
  private final Duration deadline;
  private final ErrorCode faulty;
  private final ExecutorService caller;

  /**
   * Guards a sender.
   *
   * @param mailbox whose mail it sends, for messages to people
   * @param deadline how long a try may take in addition to what the size of the mail allows,
   *     positive
   * @param faulty what a try is called that ends by a fault of the sender
   */
  public GuardedMailSender(String mailbox, MailSender sender, Duration deadline, ErrorCode faulty) {
    this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
    this.sender = Objects.requireNonNull(sender, "sender");
    this.deadline = Objects.requireNonNull(deadline, "deadline");
    this.faulty = Objects.requireNonNull(faulty, "faulty");
    this.caller = DaemonThreads.one("sender-" + mailbox);
  }

  @Override
  public SubmissionOutcome submit(
      SubmissionEnvelope envelope, FrozenMessage message, HandOver handOver)
      throws InterruptedException {
    Gate gate = new Gate(handOver);
    Callable<@Nullable SubmissionOutcome> call = () -> sender.submit(envelope, message, gate);
    Future<@Nullable SubmissionOutcome> answer = caller.submit(call);
    Duration limit = deadline.plusSeconds(message.size() / BYTES_PER_SECOND);
    try {
      return outcome(answer, limit, gate);
    } catch (TimeoutException e) {
      return ended(answer, gate, "it did not end within " + limit.toMinutes() + " minutes");
    } catch (InterruptedException e) {
      return interrupted(answer, gate, e);
    }
  }

  @Override
  public Optional<SubmissionOutcome.Deferred> check() throws InterruptedException {
    Future<@Nullable Optional<SubmissionOutcome.Deferred>> answer = caller.submit(sender::check);
    try {
      Optional<SubmissionOutcome.Deferred> checked =
          answer.get(CHECKING.toNanos(), TimeUnit.NANOSECONDS);
      return checked == null ? unchecked("it returned null") : checked;
    } catch (ExecutionException e) {
      return unchecked(Thrown.words(e.getCause()));
    } catch (TimeoutException e) {
      sender.close();
      return unchecked("it did not end within " + CHECKING.toMinutes() + " minutes");
    } catch (InterruptedException e) {
      sender.close();
      throw e;
    }
  }

  private Optional<SubmissionOutcome.Deferred> unchecked(String how) {
    return Optional.of(new SubmissionOutcome.Deferred(faulty, sentence(how)));
  }

  private String sentence(String how) {
    return "Mailbox " + mailbox + ": sending failed by a fault: " + how + ".";
  }

  private SubmissionOutcome outcome(
      Future<@Nullable SubmissionOutcome> answer, Duration limit, Gate gate)
      throws InterruptedException, TimeoutException {
    try {
      SubmissionOutcome outcome = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return outcome == null ? fault(gate, "it returned null") : outcome;
    } catch (ExecutionException e) {
      return fault(gate, Thrown.words(e.getCause()));
    }
  }

  /** Ends a try; what the sender says of it within moments counts. */
  private SubmissionOutcome ended(Future<@Nullable SubmissionOutcome> answer, Gate gate, String why)
      throws InterruptedException {
    sender.close();
    try {
      return outcome(answer, GRACE, gate);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return fault(gate, why);
    }
  }

  /** What was handed over has an outcome all the same; the interruption is kept. */
  private SubmissionOutcome interrupted(
      Future<@Nullable SubmissionOutcome> answer, Gate gate, InterruptedException cause)
      throws InterruptedException {
    boolean crossed = gate.shut();
    if (!crossed) {
      sender.close();
      answer.cancel(true);
      throw cause;
    }
    try {
      return ended(answer, gate, "the program ended meanwhile");
    } finally {
      Thread.currentThread().interrupt();
    }
  }

  private SubmissionOutcome fault(Gate gate, String how) {
    String why = sentence(how);
    return gate.shut()
        ? new SubmissionOutcome.Uncertain(why, gate.refused())
        : new SubmissionOutcome.Deferred(faulty, why);
  }

  @Override
  public void close() {
    caller.shutdown();
    sender.close();
  }

  /** The point of no return of one try, which nobody passes once the try is given up. */
  private static final class Gate implements HandOver {
    private final HandOver behind;
    private Map<EnvelopeAddress, ServerReply> refused = Map.of();
    private boolean crossed;
    private boolean isShut;

    Gate(HandOver behind) {
      this.behind = behind;
    }

    @Override
    public synchronized void commit(Map<EnvelopeAddress, ServerReply> replies) throws IOException {
      if (isShut || crossed) {
        throw new IOException("the try has ended");
      }
      behind.commit(replies);
      crossed = true;
      refused = Map.copyOf(replies);
    }

    /** Whether it was passed before. */
    synchronized boolean shut() {
      isShut = true;
      return crossed;
    }

    synchronized Map<EnvelopeAddress, ServerReply> refused() {
      return refused;
    }
  }
}
