package org.mailpromoter.core.sync;

import java.util.Optional;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.RefusedEvidence;

/**
 * A message and all that is written down of its decision; nothing rests on it yet. What is written
 * down is encoded with the decision, so a message whose facts cannot be encoded is a failed attempt
 * (S-40).
 *
 * @param message as it was decided
 * @param facts what mattered
 * @param decision what became of it
 * @param trace the trace as it is stored, empty when it is not kept
 * @param evidence the facts as they are stored, empty when they are not kept
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Judged(Incoming message, Facts facts, Decision decision, byte[] trace, byte[] evidence) {
  private static final byte[] NOTHING = new byte[0];

  /** A decision, with the evidence that a policy wants to be kept. */
  static Judged of(Incoming message, Facts facts, Decision decision, Policy policy) {
    boolean kept =
        decision instanceof Decision.Promote
            || policy.organization().refusedEvidence() != RefusedEvidence.DIGEST_ONLY
            || decision.subReasons().contains(SubReason.CREATION_FAILED);
    return new Judged(
        message,
        facts,
        decision,
        kept ? TraceCodec.encode(decision.trace()) : NOTHING,
        kept ? FactsCodec.encode(facts) : NOTHING);
  }

  /** Whether its evidence is kept. */
  boolean isKept() {
    return evidence.length > 0;
  }

  /** The decision as it is written down. */
  DecisionEntry entry(Optional<ActivityId> activity) {
    return DecisionEntries.entry(
        message.arrived().ref(),
        message.envelope(),
        message.arrived().receivedAt(),
        decision,
        activity,
        trace,
        evidence);
  }
}
