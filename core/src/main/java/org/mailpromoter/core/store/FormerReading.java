package org.mailpromoter.core.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * A decision about a message whose header was read by an older version of the parser (AS-13).
 * Immutable; the bytes are not copied and not to be changed.
 *
 * @since 0.1
 */
public final class FormerReading {
  private final DecisionId decision;
  private final MessageRef ref;
  private final Outcome outcome;
  private final Reason reason;
  private final List<SubReason> subReasons;
  private final @Nullable ActivityId activity;
  private final byte[] facts;

  private FormerReading(
      DecisionId decision,
      MessageRef ref,
      Outcome outcome,
      Reason reason,
      List<SubReason> subReasons,
      @Nullable ActivityId activity,
      byte[] facts) {
    this.decision = Objects.requireNonNull(decision, "decision");
    this.ref = Objects.requireNonNull(ref, "ref");
    this.outcome = Objects.requireNonNull(outcome, "outcome");
    this.reason = Objects.requireNonNull(reason, "reason");
    this.subReasons = List.copyOf(subReasons);
    this.activity = activity;
    this.facts = Objects.requireNonNull(facts, "facts");
  }

  /**
   * A reading.
   *
   * @param decision the number of the decision
   * @param ref where the message lies
   * @param outcome what became of it
   * @param reason the reason
   * @param subReasons our reasons
   * @param activity the activity that it became or is a duplicate of, empty otherwise
   * @param facts the stored facts
   */
  public static FormerReading of(
      DecisionId decision,
      MessageRef ref,
      Outcome outcome,
      Reason reason,
      List<SubReason> subReasons,
      Optional<ActivityId> activity,
      byte[] facts) {
    return new FormerReading(
        decision, ref, outcome, reason, subReasons, activity.orElse(null), facts);
  }

  /** The number of the decision. */
  public DecisionId decision() {
    return decision;
  }

  /** Where the message lies. */
  public MessageRef ref() {
    return ref;
  }

  /** What became of it. */
  public Outcome outcome() {
    return outcome;
  }

  /** The reason. */
  public Reason reason() {
    return reason;
  }

  /** Our reasons. */
  public List<SubReason> subReasons() {
    return subReasons;
  }

  /** The activity that the message itself became; empty for a duplicate. */
  public Optional<ActivityId> became() {
    return outcome == Outcome.PROMOTED ? Optional.ofNullable(activity) : Optional.empty();
  }

  /** The stored facts. */
  public byte[] facts() {
    return facts;
  }

  @Override
  public String toString() {
    return "FormerReading[" + ref + "]";
  }
}
