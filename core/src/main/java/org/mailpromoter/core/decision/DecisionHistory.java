package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.mailbox.MailboxId;
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
   * The decisions about some messages that have their evidence, with it, in the order of their
   * numbers and in one read.
   *
   * @param limit how many at most; large evidence may end the list earlier
   */
  List<StoredDecision> about(Set<MessageId> messages, int limit);

  /** The decision that was taken last. */
  Optional<DecisionId> latest();

  /**
   * Decisions without trace and facts, about the messages received last first. The work for a page
   * is bounded, whatever the filter: what is rare and in no index may take several pages, of which
   * some are not full.
   *
   * @param from where the page begins
   * @param limit how many at most, positive
   */
  Page<StoredDecision> list(DecisionFilter filter, PageKey from, int limit);

  /** The decisions about the messages received last, however long it takes to find them. */
  default List<StoredDecision> list(DecisionFilter filter, int limit) {
    return Page.full((from, most) -> list(filter, from, most), PageKey.START, limit).entries();
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
   * The number of decisions, counted with bounded work.
   *
   * @param most where counting ends, positive
   */
  CappedCount count(DecisionFilter filter, int most);

  /**
   * The number of decisions by the time of receipt, mailbox, outcome and reason, counted back from
   * the latest with bounded work. The first step of time may be counted in part.
   */
  Timeline timeline(DecisionFilter filter, TimeStep step);

  /**
   * Decisions that have something in common, counted back from the latest with bounded work.
   *
   * @param most how many groups at most, positive
   */
  DecisionGroups groups(DecisionFilter filter, GroupBy by, int most);

  /**
   * Of each mailbox with messages that could not be decided and are tried again (S-40), when the
   * oldest of these was received. The work does not grow with the number of decisions.
   */
  Map<MailboxId, Instant> undecidedSince();

  /**
   * The senders that most decisions are about, the most frequent first, and those of the same
   * number in the order of their addresses. Decisions whose evidence was deleted are left out.
   *
   * @param most how many senders at most
   * @param progress is asked whether to go on
   */
  List<SenderCount> senders(DecisionFilter filter, int most, Progress progress);
}
