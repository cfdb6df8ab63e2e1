package org.mailpromoter.core.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The state of an outgoing mail. {@link SendProcess} makes the next one.
 *
 * @param phase where it is
 * @param since since when
 * @param reason why
 * @param words why, as a server, a report or a failure said it; empty if nothing was said
 * @param recipients each recipient, in the order of the mail
 * @param queuedAt when the time begins after which it is given up; the time that it was held does
 *     not count
 * @param tries how many tries began since then
 * @param next when it is tried again or released; empty if no time is known
 * @since 0.1
 */
public record SendState(
    Phase phase,
    Instant since,
    SendReason reason,
    String words,
    List<Recipient> recipients,
    Instant queuedAt,
    int tries,
    Optional<Instant> next) {
  /**
   * @throws IllegalArgumentException if tries are negative, or a mail that waits for its next try
   *     does not know when
   */
  public SendState {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(words, "words");
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(queuedAt, "queuedAt");
    Objects.requireNonNull(next, "next");
    if (tries < 0 || phase == Phase.PENDING_SEND && next.isEmpty()) {
      throw new IllegalArgumentException("no state of a mail: " + phase + " with tries " + tries);
    }
  }

  /** A mail that is being written. */
  public static SendState draft(List<Recipient> recipients, Instant at) {
    return new SendState(
        Phase.DRAFT, at, SendReason.NOT_REQUESTED, "", recipients, at, 0, Optional.empty());
  }

  /** Those who need the next try. */
  public List<Recipient> open() {
    return recipients.stream().filter(each -> each.state().isOpen()).toList();
  }

  /** Whether a server may have accepted it for somebody, and nobody knows. */
  public boolean isInDoubt() {
    return anyIs(RecipientState.UNCERTAIN);
  }

  boolean anyIs(RecipientState state) {
    return recipients.stream().anyMatch(each -> each.state() == state);
  }

  boolean anyIsAccepted() {
    return recipients.stream().anyMatch(each -> each.state().isAccepted());
  }

  /** Another phase, without a time for the next one. */
  SendState in(Phase other, SendReason why, String said, Instant at) {
    return new SendState(other, at, why, said, recipients, queuedAt, tries, Optional.empty());
  }

  /** It waits for a try. */
  SendState pending(SendReason why, String said, Instant at, Instant nextTry) {
    return new SendState(
        Phase.PENDING_SEND, at, why, said, recipients, queuedAt, tries, Optional.of(nextTry));
  }

  SendState held(SendReason why, String said, Instant at, Optional<Instant> until) {
    return new SendState(Phase.HELD, at, why, said, recipients, queuedAt, tries, until);
  }

  SendState due(Instant at) {
    return new SendState(phase, since, reason, words, recipients, queuedAt, tries, Optional.of(at));
  }

  /** With every recipient changed. */
  SendState each(UnaryOperator<Recipient> change) {
    List<Recipient> changed = recipients.stream().map(change).toList();
    return new SendState(phase, since, reason, words, changed, queuedAt, tries, next);
  }

  /** With recipients of one state in another one. */
  SendState each(RecipientState from, RecipientState to, String said) {
    return each(one -> one.state() == from ? one.with(to, said) : one);
  }

  /** Nobody tries any more; what was said to a recipient at last stays. */
  SendState abandoned() {
    return each(
        one ->
            one.state() == RecipientState.PENDING || one.state() == RecipientState.LATER
                ? one.with(RecipientState.ABANDONED, one.words())
                : one);
  }

  SendState oneTryMore() {
    return new SendState(phase, since, reason, words, recipients, queuedAt, tries + 1, next);
  }

  /** Queued anew: the time until it is given up begins. */
  SendState queued(Instant at) {
    return new SendState(phase, since, reason, words, recipients, at, 0, next);
  }

  /** The time that it was held does not count. */
  SendState without(Duration held) {
    Instant moved = held.isNegative() ? queuedAt : queuedAt.plus(held);
    return new SendState(phase, since, reason, words, recipients, moved, tries, next);
  }
}
