package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageIdentity;

/**
 * The stored form of a decision about one occurrence: the fields for lists and filters, and the
 * trace and facts as compact bytes that only {@code core} reads. Immutable; the byte arrays are not
 * copied and not to be changed.
 *
 * @since 0.1
 */
public final class DecisionEntry {
  private final MessageRef ref;
  private final MessageIdentity identity;
  private final String sender;
  private final String subject;
  private final Instant receivedAt;
  private final Outcome outcome;
  private final Reason reason;
  private final List<SubReason> subReasons;
  private final @Nullable ActivityId activity;
  private final byte[] trace;
  private final byte[] facts;

  private DecisionEntry(
      MessageRef ref,
      MessageIdentity identity,
      String sender,
      String subject,
      Instant receivedAt,
      Outcome outcome,
      Reason reason,
      List<SubReason> subReasons,
      @Nullable ActivityId activity,
      byte[] trace,
      byte[] facts) {
    this.ref = Objects.requireNonNull(ref, "ref");
    this.identity = Objects.requireNonNull(identity, "identity");
    this.sender = Objects.requireNonNull(sender, "sender");
    this.subject = Objects.requireNonNull(subject, "subject");
    this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
    this.outcome = Objects.requireNonNull(outcome, "outcome");
    this.reason = Objects.requireNonNull(reason, "reason");
    this.subReasons = List.copyOf(subReasons);
    this.activity = activity;
    this.trace = Objects.requireNonNull(trace, "trace");
    this.facts = Objects.requireNonNull(facts, "facts");
  }

  /**
   * An entry.
   *
   * @param ref the occurrence
   * @param identity the message
   * @param sender the From address in lower case, or the text found instead; may be empty
   * @param subject the decoded subject
   * @param receivedAt when the server received it
   * @param outcome what became of it
   * @param reason the Dynamics 365 reason
   * @param subReasons our reasons
   * @param activity the activity it became or is a duplicate of, empty otherwise
   * @param trace the encoded trace
   * @param facts the encoded facts
   */
  public static DecisionEntry of(
      MessageRef ref,
      MessageIdentity identity,
      String sender,
      String subject,
      Instant receivedAt,
      Outcome outcome,
      Reason reason,
      List<SubReason> subReasons,
      Optional<ActivityId> activity,
      byte[] trace,
      byte[] facts) {
    return new DecisionEntry(
        ref,
        identity,
        sender,
        subject,
        receivedAt,
        outcome,
        reason,
        subReasons,
        activity.orElse(null),
        trace,
        facts);
  }

  /** Returns this decision for a message that has another place now. */
  public DecisionEntry movedTo(MessageRef place) {
    return new DecisionEntry(
        place,
        identity,
        sender,
        subject,
        receivedAt,
        outcome,
        reason,
        subReasons,
        activity,
        trace,
        facts);
  }

  /** The same decision without trace and facts. */
  public DecisionEntry withoutEvidence() {
    return withoutEvidence(identity, sender, subject);
  }

  /** What a store shows of the decision when it keeps only a digest of the message. */
  public DecisionEntry forgotten() {
    return withoutEvidence(identity.forgotten(), "", "");
  }

  private DecisionEntry withoutEvidence(MessageIdentity who, String from, String about) {
    byte[] nothing = new byte[0];
    return new DecisionEntry(
        ref, who, from, about, receivedAt, outcome, reason, subReasons, activity, nothing, nothing);
  }

  /** The occurrence. */
  public MessageRef ref() {
    return ref;
  }

  /** The message. */
  public MessageIdentity identity() {
    return identity;
  }

  /** The From address. */
  public String sender() {
    return sender;
  }

  /** The decoded subject. */
  public String subject() {
    return subject;
  }

  /** When the server received the message. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** The outcome. */
  public Outcome outcome() {
    return outcome;
  }

  /** The Dynamics 365 reason. */
  public Reason reason() {
    return reason;
  }

  /** Our reasons. */
  public List<SubReason> subReasons() {
    return subReasons;
  }

  /** The activity it became or is a duplicate of. */
  public Optional<ActivityId> activity() {
    return Optional.ofNullable(activity);
  }

  /** The encoded trace. */
  public byte[] trace() {
    return trace;
  }

  /** The encoded facts. */
  public byte[] facts() {
    return facts;
  }

  /**
   * Whether trace and facts are stored. They are deleted after a while, or never kept; then a store
   * keeps no sender, subject or Message-ID, only a digest that identifies the message.
   */
  public boolean hasEvidence() {
    return facts.length > 0;
  }

  /**
   * Whether sender and subject were deleted with the evidence, a person was erased, or they were
   * never kept. Mail that has neither is not forgotten, and neither is mail whose evidence was only
   * not read.
   */
  public boolean isForgotten() {
    return identity.isForgotten();
  }

  @Override
  public String toString() {
    return "DecisionEntry[" + ref + " " + reason.title() + " " + identity.key() + "]";
  }
}
