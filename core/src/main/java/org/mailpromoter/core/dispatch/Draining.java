package org.mailpromoter.core.dispatch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.Step;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.store.OutgoingChange;

/** One round of a queue with a sender. Used once. */
final class Draining {
  /** So many mails are looked up at once; what becomes due meanwhile waits for them. */
  private static final int TOGETHER = 16;

  private final MailboxQueue queue;
  private final MailSender sender;
  private final Allowance allowance;
  private final Deque<OutgoingMail> due = new ArrayDeque<>();
  private Optional<OutgoingMail> claimed = Optional.empty();
  private Optional<Instant> next = Optional.empty();
  private int tries;
  private int sent;
  private boolean ended;

  Draining(MailboxQueue queue, SendLimits limits, MailSender sender) {
    this.queue = queue;
    this.sender = sender;
    this.allowance = new Allowance(limits, n -> queue.store().handOver(queue.mailbox(), n));
  }

  SendRound run() throws InterruptedException {
    while (!ended) {
      Optional<OutgoingMail> mail = claimed.isPresent() ? claimed : claim();
      claimed = Optional.empty();
      if (mail.isPresent()) {
        tryOnce(mail.get());
      }
    }
    return new SendRound(tries, sent, next);
  }

  private void end(Optional<Instant> lookAgain) {
    ended = true;
    next = lookAgain;
  }

  /** Takes the first mail that is due, if it may be sent; ends the round if there is none. */
  private Optional<OutgoingMail> claim() {
    lookUp();
    OutgoingMail first = due.poll();
    if (first == null) {
      end(queue.store().nextDue(queue.mailbox()));
      return Optional.empty();
    }
    if (first.state().phase() == Phase.HELD) {
      queue.changed(first, new SendEvent.Released());
      due.clear(); // its place is another one now
      return Optional.empty();
    }
    Instant now = queue.now();
    Instant free = allowance.free(now);
    if (free.isAfter(now)) {
      queue.changed(first, new SendEvent.Held(SendReason.LIMIT_REACHED, "", Optional.of(free)));
      end(Optional.of(free));
      return Optional.empty();
    }
    allowance.take();
    return queue.changed(first, new SendEvent.Claimed()).map(first::with); // or a person was faster
  }

  private void lookUp() {
    if (due.isEmpty()) {
      due.addAll(queue.store().due(queue.mailbox(), queue.now(), TOGETHER));
    }
  }

  private void tryOnce(OutgoingMail mail) throws InterruptedException {
    tries++;
    lookUp(); // now, so that nothing delays the answer
    SendTry once =
        new SendTry(mail, queue.store().message(mail.id()), event -> queue.changed(mail, event));
    SubmissionOutcome outcome = once.through(sender);
    boolean stops = concernsOthers(outcome);
    SendState state = answered(mail, outcome, !stops).orElse(mail.state());
    queue.alerts().about(mail, state);
    sent += state.phase() == Phase.SENT ? 1 : 0;
    if (stops) {
      end(state.next());
    }
  }

  /** Writes an answer, and claims the mail behind it. */
  private Optional<SendState> answered(
      OutgoingMail mail, SubmissionOutcome outcome, boolean goesOn) {
    List<OutgoingChange> changes = new ArrayList<>();
    changes.add(new OutgoingChange(mail.id(), new SendEvent.Answered(outcome)));
    Optional<OutgoingMail> following =
        Optional.ofNullable(due.peek()).filter(each -> goesOn && isReady(each));
    if (following.isPresent()) {
      allowance.take();
      due.remove();
      changes.add(new OutgoingChange(following.get().id(), new SendEvent.Claimed()));
    }
    List<Optional<Step>> steps = queue.store().change(changes, queue.process(), queue.now());
    claimed = following.flatMap(each -> steps.get(1).flatMap(Step::next).map(each::with));
    return steps.get(0).flatMap(Step::next);
  }

  private boolean isReady(OutgoingMail mail) {
    return mail.state().phase() == Phase.PENDING_SEND && allowance.isGranted();
  }

  /** Whether other mail would fare the same now. */
  private static boolean concernsOthers(SubmissionOutcome outcome) {
    return outcome instanceof SubmissionOutcome.Deferred deferred
        && (deferred.code().scope() != FaultScope.MESSAGE
            || deferred.code().retry() == Retry.HARMFUL);
  }
}
