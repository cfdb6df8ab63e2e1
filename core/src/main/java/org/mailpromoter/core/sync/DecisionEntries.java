package org.mailpromoter.core.sync;

import java.time.Instant;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.store.FormerReading;

/** Decisions as they are written down. */
final class DecisionEntries {
  private DecisionEntries() {}

  /** A decision that is written down with its evidence. */
  static DecisionEntry entry(
      MessageRef ref, Facts facts, Decision decision, Optional<ActivityId> activity) {
    return entry(
        ref,
        facts.envelope(),
        facts.receivedAt(),
        decision,
        activity,
        TraceCodec.encode(decision.trace()),
        FactsCodec.encode(facts));
  }

  /** A decision with evidence that may be left out. */
  static DecisionEntry entry(
      MessageRef ref,
      Envelope envelope,
      Instant receivedAt,
      Decision decision,
      Optional<ActivityId> activity,
      byte[] trace,
      byte[] facts) {
    return DecisionEntry.of(
        ref,
        envelope.identity(),
        sender(envelope),
        envelope.subject(),
        receivedAt,
        decision.outcome(),
        decision.reason(),
        decision.subReasons(),
        activity,
        trace,
        facts);
  }

  /** The decision about an activity whose header was read again: it stays an activity. */
  static DecisionEntry reread(FormerReading former, Facts facts, Decision decision) {
    return DecisionEntry.of(
        former.ref(),
        facts.envelope().identity(),
        sender(facts.envelope()),
        facts.envelope().subject(),
        facts.receivedAt(),
        former.outcome(),
        former.reason(),
        former.subReasons(),
        former.became(),
        TraceCodec.encode(decision.trace()),
        FactsCodec.encode(facts));
  }

  private static String sender(Envelope envelope) {
    return envelope.from().addresses().stream()
        .findFirst()
        .map(from -> from.address().value())
        .orElseGet(() -> String.join(", ", envelope.from().malformed()));
  }
}
