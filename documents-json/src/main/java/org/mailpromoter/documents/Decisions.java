package org.mailpromoter.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.message.MessageIdentity;

/** Decisions as objects: the same members wherever a decision is shown. */
final class Decisions {
  private Decisions() {}

  /** A stored decision with the message that it is about. */
  static Members stored(StoredDecision decision) {
    DecisionEntry entry = decision.entry();
    return Members.of("decision", decision.id())
        .with("decided_at", decision.decidedAt())
        .with("received_at", entry.receivedAt())
        .with("mailbox", decision.mailbox())
        .with("place", entry.ref())
        .with("message_id", messageId(entry.identity()))
        .with("from", entry.sender())
        .with("subject", entry.subject())
        .and(result(entry.outcome(), entry.reason(), entry.subReasons()))
        .with("activity", entry.activity());
  }

  static List<Members> stored(List<StoredDecision> decisions) {
    return decisions.stream().map(Decisions::stored).toList();
  }

  /** The result of deciding. */
  static Members result(Decision decision) {
    Outcome outcome = decision.outcome();
    return result(outcome, decision.reason(), decision.subReasons());
  }

  private static Members result(Outcome outcome, Reason reason, List<SubReason> subReasons) {
    return result(outcome, reason).with("sub_reasons", subReasons);
  }

  /** Mail that is out of scope has no reason of Dynamics 365. */
  static Members result(Outcome outcome, Reason reason) {
    boolean none = outcome == Outcome.OUT_OF_SCOPE;
    return Members.of("outcome", outcome)
        .with("reason", none ? null : reason.title())
        .with("reason_code", none ? null : reason.code());
  }

  /** How many messages of a mailbox had a result. */
  static Members count(DecisionCount count) {
    return Members.of("mailbox", count.mailbox())
        .and(result(count.outcome(), count.reason()))
        .with("messages", count.count());
  }

  static List<Members> counts(List<DecisionCount> counts) {
    return counts.stream().map(Decisions::count).toList();
  }

  /** The Message-ID of a message; null if it has none. */
  private static @Nullable String messageId(MessageIdentity identity) {
    return identity.key().startsWith("<") ? identity.key() : null;
  }
}
