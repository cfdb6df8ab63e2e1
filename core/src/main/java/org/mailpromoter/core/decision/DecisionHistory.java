package org.mailpromoter.core.decision;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.message.MessageId;

/**
 * Reads the decisions of the past. Thread-safe: several threads may read at the same time, and
 * while others write.
 *
 * @since 0.1
 */
public interface DecisionHistory {
  /** One decision with trace and facts; both are empty when they were deleted. */
  Optional<StoredDecision> find(DecisionId id);

  /** Every decision about a message, with trace and facts, the latest first. */
  List<StoredDecision> find(MessageId id);

  /**
   * Decisions without trace and facts, the latest first.
   *
   * @param from where the page begins
   * @param limit how many at most, positive
   */
  Page<StoredDecision> list(DecisionFilter filter, PageKey from, int limit);

  /** The latest decisions, as a {@linkplain #list(DecisionFilter, PageKey, int) page} has them. */
  default List<StoredDecision> list(DecisionFilter filter, int limit) {
    return list(filter, PageKey.START, limit).entries();
  }

  /** Which evidence a page contains; traces are as large as facts. */
  enum With {
    /** Facts only; the trace is empty. */
    FACTS,
    /** Facts and trace. */
    FACTS_AND_TRACE
  }

  /**
   * Decisions in the order in which they were taken, in pages of bounded size, for callers that
   * process all of them. Decisions whose evidence was deleted are left out.
   *
   * @param evidence which evidence is needed
   * @param after the last one of the page before, 0 for the first page
   * @param limit how many at most; a page with large evidence may have fewer, and only an empty one
   *     is the end
   */
  List<StoredDecision> page(DecisionFilter filter, With evidence, long after, int limit);

  /** The number of decisions by mailbox, outcome and reason, in this order. */
  List<DecisionCount> count(DecisionFilter filter);

  /**
   * The senders that most decisions are about, the most frequent first, and those of the same
   * number in the order of their addresses. Decisions whose evidence was deleted are left out.
   *
   * @param most how many senders at most
   * @param progress is asked whether to go on
   */
  List<SenderCount> senders(DecisionFilter filter, int most, Progress progress);
}
