package org.mailpromoter.core.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendReason;
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
 * <p>Each mail takes two transactions: the hand-over, and its answer together with the claim of the
 * next mail. Only the former waits for the disk (SO-2). If power fails before the next hand-over,
 * the mail before it is uncertain, as if its answer had been lost.
 *
 * @since 0.1
 */
public final class SendQueue {
  /** Those who are held are few, or all wait for the same thing. */
  private static final int PAGE = 100;

  private final MailboxQueue queue;
  private final SendLimits limits;

  /** The queue of a mailbox. */
  public SendQueue(
      MailboxId mailbox,
      OutgoingStore store,
      SendProcess process,
      SendLimits limits,
      AlertLog alerts,
      Clock clock) {
    this.queue = new MailboxQueue(mailbox, store, process, new SendAlerts(mailbox, alerts), clock);
    this.limits = Objects.requireNonNull(limits, "limits");
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
    return isBlocked()
        ? new SendRound(0, 0, Optional.empty())
        : new Draining(queue, limits, sender).run();
  }

  /** What a process left that is gone. */
  private void recover() {
    for (OutgoingMail each : in(EnumSet.of(Phase.SENDING, Phase.HANDED_OVER))) {
      queue
          .changed(each, new SendEvent.Interrupted())
          .ifPresent(next -> queue.alerts().about(each, next));
    }
  }

  /** What was held comes before what was queued behind it, so it is released first. */
  private void release() {
    Instant now = queue.now();
    for (OutgoingMail each : in(EnumSet.of(Phase.HELD))) {
      if (each.state().next().filter(until -> !until.isAfter(now)).isPresent()) {
        queue.changed(each, new SendEvent.Released());
      }
    }
  }

  /** One more refused login could lock the account, whatever mail it is for. */
  private boolean isBlocked() {
    return in(EnumSet.of(Phase.HELD)).stream()
        .anyMatch(each -> each.state().reason() == SendReason.LOGIN_REFUSED);
  }

  private List<OutgoingMail> in(Set<Phase> phases) {
    return queue.store().list(OutgoingFilter.of(queue.mailbox(), phases), Optional.empty(), PAGE);
  }
}
