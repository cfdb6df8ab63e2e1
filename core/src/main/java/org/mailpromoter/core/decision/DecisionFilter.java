package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Which decisions to list. Immutable; every {@code with} narrows further.
 *
 * @since 0.1
 */
public final class DecisionFilter {
  private final Set<Outcome> outcomes;
  private final Set<Reason> reasons;
  private final @Nullable MailboxId mailbox;
  private final String sender;
  private final @Nullable Instant receivedFrom;
  private final @Nullable Instant receivedBefore;

  private DecisionFilter(
      Set<Outcome> outcomes,
      Set<Reason> reasons,
      @Nullable MailboxId mailbox,
      String sender,
      @Nullable Instant receivedFrom,
      @Nullable Instant receivedBefore) {
    this.outcomes = Set.copyOf(outcomes);
    this.reasons = Set.copyOf(reasons);
    this.mailbox = mailbox;
    this.sender = Objects.requireNonNull(sender, "sender");
    this.receivedFrom = receivedFrom;
    this.receivedBefore = receivedBefore;
  }

  /** Every decision. */
  public static DecisionFilter all() {
    return new DecisionFilter(Set.of(), Set.of(), null, "", null, null);
  }

  /** Only these outcomes. */
  public DecisionFilter withOutcomes(Set<Outcome> only) {
    return new DecisionFilter(only, reasons, mailbox, sender, receivedFrom, receivedBefore);
  }

  /** Only these reasons. */
  public DecisionFilter withReasons(Set<Reason> only) {
    return new DecisionFilter(outcomes, only, mailbox, sender, receivedFrom, receivedBefore);
  }

  /** Only this mailbox. */
  public DecisionFilter withMailbox(MailboxId only) {
    return new DecisionFilter(outcomes, reasons, only, sender, receivedFrom, receivedBefore);
  }

  /** Only senders whose address contains this text, regardless of case. */
  public DecisionFilter withSender(String part) {
    return new DecisionFilter(outcomes, reasons, mailbox, part, receivedFrom, receivedBefore);
  }

  /** Only messages received at or after a time. */
  public DecisionFilter withReceivedFrom(Instant from) {
    return new DecisionFilter(outcomes, reasons, mailbox, sender, from, receivedBefore);
  }

  /** Only messages received before a time. */
  public DecisionFilter withReceivedBefore(Instant before) {
    return new DecisionFilter(outcomes, reasons, mailbox, sender, receivedFrom, before);
  }

  /** Outcomes to list, empty for all. */
  public Set<Outcome> outcomes() {
    return outcomes;
  }

  /** Reasons to list, empty for all. */
  public Set<Reason> reasons() {
    return reasons;
  }

  /** The mailbox to list. */
  public Optional<MailboxId> mailbox() {
    return Optional.ofNullable(mailbox);
  }

  /** Part of the sender's address, empty for any. */
  public String sender() {
    return sender;
  }

  /** The earliest time of receipt. */
  public Optional<Instant> receivedFrom() {
    return Optional.ofNullable(receivedFrom);
  }

  /** The time before which a message was received. */
  public Optional<Instant> receivedBefore() {
    return Optional.ofNullable(receivedBefore);
  }
}
