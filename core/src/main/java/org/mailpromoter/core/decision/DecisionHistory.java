package org.mailpromoter.core.decision;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.message.MessageId;

/** Reads the decisions of the past. Safe for one thread at a time. */
public interface DecisionHistory {
  /** One decision with trace and facts. */
  Optional<StoredDecision> find(DecisionId id);

  /** Every decision about a message, with trace and facts, the latest first. */
  List<StoredDecision> find(MessageId id);

  /** Decisions without trace and facts, the latest first, at most {@code limit}. */
  List<StoredDecision> list(DecisionFilter filter, int limit);

  /** How many decisions there are, ordered by mailbox, outcome and reason. */
  List<DecisionCount> count(DecisionFilter filter);
}
