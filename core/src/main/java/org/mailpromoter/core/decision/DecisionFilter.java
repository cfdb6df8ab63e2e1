package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Which decisions to list. Immutable; every {@code with} narrows further.
 *
 * @since 0.1
 */
public final class DecisionFilter {
  private final Set<Outcome> outcomes;
  private final Set<Reason> reasons;
  private final Set<SubReason> subReasons;
  private final @Nullable Set<MailboxId> mailboxes;
  private final String sender;
  private final SearchWords text;
  private final @Nullable Instant receivedFrom;
  private final @Nullable Instant receivedBefore;

  private DecisionFilter(
      Set<Outcome> outcomes,
      Set<Reason> reasons,
      Set<SubReason> subReasons,
      @Nullable Set<MailboxId> mailboxes,
      String sender,
      SearchWords text,
      @Nullable Instant receivedFrom,
      @Nullable Instant receivedBefore) {
    this.outcomes = Set.copyOf(outcomes);
    this.reasons = Set.copyOf(reasons);
    this.subReasons = Set.copyOf(subReasons);
    this.mailboxes = mailboxes == null ? null : Set.copyOf(mailboxes);
    this.sender = Objects.requireNonNull(sender, "sender");
    this.text = Objects.requireNonNull(text, "text");
    this.receivedFrom = receivedFrom;
    this.receivedBefore = receivedBefore;
  }

  /** Every decision. */
  public static DecisionFilter all() {
    return new DecisionFilter(Set.of(), Set.of(), Set.of(), null, "", SearchWords.NONE, null, null);
  }

  /** Only these outcomes. */
  public DecisionFilter withOutcomes(Set<Outcome> only) {
    return new DecisionFilter(
        only, reasons, subReasons, mailboxes, sender, text, receivedFrom, receivedBefore);
  }

  /** Only these reasons. */
  public DecisionFilter withReasons(Set<Reason> only) {
    return new DecisionFilter(
        outcomes, only, subReasons, mailboxes, sender, text, receivedFrom, receivedBefore);
  }

  /** Only decisions with at least one of these sub-reasons. */
  public DecisionFilter withSubReasons(Set<SubReason> only) {
    return new DecisionFilter(
        outcomes, reasons, only, mailboxes, sender, text, receivedFrom, receivedBefore);
  }

  /** Only this mailbox. */
  public DecisionFilter withMailbox(MailboxId only) {
    return new DecisionFilter(
        outcomes,
        reasons,
        subReasons,
        both(Set.of(only)),
        sender,
        text,
        receivedFrom,
        receivedBefore);
  }

  /**
   * Only these mailboxes, of those that were chosen before; none at all if the set is empty, so
   * that who may see no mailbox sees nothing.
   */
  public DecisionFilter withMailboxes(Set<MailboxId> only) {
    return new DecisionFilter(
        outcomes, reasons, subReasons, both(only), sender, text, receivedFrom, receivedBefore);
  }

  /** Only senders whose address contains this text, regardless of case. */
  public DecisionFilter withSender(String part) {
    return new DecisionFilter(
        outcomes, reasons, subReasons, mailboxes, part, text, receivedFrom, receivedBefore);
  }

  /** Only messages whose subject and sender's address contain these words. */
  public DecisionFilter withText(SearchWords words) {
    return new DecisionFilter(
        outcomes, reasons, subReasons, mailboxes, sender, words, receivedFrom, receivedBefore);
  }

  /** Only messages received at or after a time. */
  public DecisionFilter withReceivedFrom(Instant from) {
    return new DecisionFilter(
        outcomes, reasons, subReasons, mailboxes, sender, text, from, receivedBefore);
  }

  /** Only messages received before a time. */
  public DecisionFilter withReceivedBefore(Instant before) {
    return new DecisionFilter(
        outcomes, reasons, subReasons, mailboxes, sender, text, receivedFrom, before);
  }

  /** Those of a person's mailboxes that are wanted as well. */
  private Set<MailboxId> both(Set<MailboxId> wanted) {
    return mailboxes == null
        ? wanted
        : wanted.stream().filter(mailboxes::contains).collect(Collectors.toUnmodifiableSet());
  }

  /** Outcomes to list, empty for all. */
  public Set<Outcome> outcomes() {
    return outcomes;
  }

  /** Reasons to list, empty for all. */
  public Set<Reason> reasons() {
    return reasons;
  }

  /** Sub-reasons to list, empty for all. */
  public Set<SubReason> subReasons() {
    return subReasons;
  }

  /** The mailboxes to list; all if empty, none if the set is. */
  public Optional<Set<MailboxId>> mailboxes() {
    return Optional.ofNullable(mailboxes);
  }

  /** Part of the sender's address, empty for any. */
  public String sender() {
    return sender;
  }

  /** Words of the message. */
  public SearchWords text() {
    return text;
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
