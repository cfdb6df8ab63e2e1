package org.mailpromoter.core.dispatch;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.Step;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.core.store.StoreException;

/**
 * Sends the mail of one mailbox that is due: in order, one at a time, within the limits of the
 * mailbox. At most one queue works for a mailbox at any time, in all processes; then what is under
 * way when a round begins was left by a process that is gone. Used by one thread at a time.
 *
 * <p>A process may die at every point: before the hand-over the mail is tried again, after it the
 * mail is uncertain.
 *
 * @since 0.1
 */
public final class SendQueue {
  /** Those who are held are few, or all wait for the same thing. */
  private static final int PAGE = 100;

  private final MailboxId mailbox;
  private final OutgoingStore store;
  private final SendProcess process;
  private final SendLimits limits;
  private final SendAlerts alerts;
  private final Clock clock;

  /** The queue of a mailbox. */
  public SendQueue(
      MailboxId mailbox,
      OutgoingStore store,
      SendProcess process,
      SendLimits limits,
      AlertLog alerts,
      Clock clock) {
    this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
    this.store = Objects.requireNonNull(store, "store");
    this.process = Objects.requireNonNull(process, "process");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.alerts = new SendAlerts(mailbox, alerts);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Sends what is due, until nothing is, the limits are reached, or the server takes no mail.
   *
   * @param sender the way out
   * @throws InterruptedException if the thread was interrupted; the mail that was tried then waits
   *     for its next try, unless it was handed over
   * @throws StoreException if the storage fails
   */
  public SendRound drain(MailSender sender) throws InterruptedException {
    recover();
    release();
    int tries = 0;
    int sent = 0;
    if (isBlocked()) {
      return new SendRound(tries, sent, Optional.empty());
    }
    while (true) {
      Optional<OutgoingMail> due = store.due(mailbox, clock.instant(), 1).stream().findFirst();
      if (due.isEmpty()) {
        return new SendRound(tries, sent, store.nextDue(mailbox));
      }
      if (due.get().state().phase() == Phase.HELD) {
        changed(due.get(), new SendEvent.Released());
        continue;
      }
      Instant now = clock.instant();
      Instant free = limits.free(n -> store.handOver(mailbox, n), now);
      if (free.isAfter(now)) {
        hold(due.get(), free);
        return new SendRound(tries, sent, Optional.of(free));
      }
      tries++;
      Tried tried = tried(due.get(), sender);
      sent += tried.state().phase() == Phase.SENT ? 1 : 0;
      if (tried.stops()) {
        return new SendRound(tries, sent, tried.state().next());
      }
    }
  }

  /**
   * A mail after a try.
   *
   * @param state its state
   * @param stops whether other mail would fare the same now
   */
  private record Tried(SendState state, boolean stops) {}

  /** What a process left that is gone. */
  private void recover() {
    for (OutgoingMail each : in(EnumSet.of(Phase.SENDING, Phase.HANDED_OVER))) {
      changed(each, new SendEvent.Interrupted()).ifPresent(next -> alerts.about(each, next));
    }
  }

  /** What was held comes before what was queued behind it, so it is released first. */
  private void release() {
    Instant now = clock.instant();
    for (OutgoingMail each : in(EnumSet.of(Phase.HELD))) {
      if (each.state().next().filter(until -> !until.isAfter(now)).isPresent()) {
        changed(each, new SendEvent.Released());
      }
    }
  }

  /** One more refused login could lock the account, whatever mail it is for. */
  private boolean isBlocked() {
    return in(EnumSet.of(Phase.HELD)).stream()
        .anyMatch(each -> each.state().reason() == SendReason.LOGIN_REFUSED);
  }

  private List<OutgoingMail> in(Set<Phase> phases) {
    return store.list(OutgoingFilter.of(mailbox, phases), Optional.empty(), PAGE);
  }

  private void hold(OutgoingMail mail, Instant until) {
    changed(mail, new SendEvent.Held(SendReason.LIMIT_REACHED, "", Optional.of(until)));
  }

  private Tried tried(OutgoingMail due, MailSender sender) throws InterruptedException {
    Optional<SendState> claimed = changed(due, new SendEvent.Claimed());
    if (claimed.isEmpty()) { // a person was faster
      return new Tried(due.state(), false);
    }
    OutgoingMail mail = due.with(claimed.get());
    SubmissionOutcome outcome = submitted(mail, sender);
    SendState next = changed(mail, new SendEvent.Answered(outcome)).orElse(mail.state());
    alerts.about(mail, next);
    boolean stops =
        next.phase() == Phase.HELD
            || outcome instanceof SubmissionOutcome.Deferred deferred
                && deferred.code().scope() != FaultScope.MESSAGE;
    return new Tried(next, stops);
  }

  private SubmissionOutcome submitted(OutgoingMail mail, MailSender sender)
      throws InterruptedException {
    Crossing crossing = new Crossing(mail);
    try {
      return sender.submit(mail.envelope(), store.message(mail.id()), crossing::commit);
    } catch (InterruptedException e) {
      changed(mail, new SendEvent.Interrupted());
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      String why = "Mailbox " + mailbox + ": sending failed by a fault: " + e + ".";
      return crossing.crossed
          ? new SubmissionOutcome.Uncertain(why, crossing.refused)
          : new SubmissionOutcome.Deferred(SendingError.SENDER_FAULTY, why);
    }
  }

  /** The point of no return of one mail. */
  private final class Crossing {
    private final OutgoingMail mail;
    private Map<EnvelopeAddress, ServerReply> refused = Map.of();
    private boolean crossed;

    private Crossing(OutgoingMail mail) {
      this.mail = mail;
    }

    private void commit(Map<EnvelopeAddress, ServerReply> replies) throws IOException {
      try {
        if (changed(mail, new SendEvent.HandedOver(replies)).isEmpty()) {
          throw new IOException("the mail is no longer to be sent");
        }
        crossed = true;
        refused = Map.copyOf(replies);
      } catch (StoreException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  private Optional<SendState> changed(OutgoingMail mail, SendEvent event) {
    return store.change(mail.id(), event, process, clock.instant()).flatMap(Step::next);
  }
}
