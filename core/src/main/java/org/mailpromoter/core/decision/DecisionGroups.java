package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decisions that have something in common, counted together.
 *
 * @param groups the groups, the largest first
 * @param others how many counted decisions are in groups that are not listed
 * @param since how far back was counted, if there may be older ones; empty if all were counted
 * @since 0.1
 */
public record DecisionGroups(List<Group> groups, long others, Optional<Instant> since) {
  /** The order of groups: the largest first, of the same size the one with the latest message. */
  public static final Comparator<Group> ORDER =
      Comparator.comparingLong(Group::count)
          .thenComparing(each -> each.latest().entry().receivedAt())
          .thenComparingLong(each -> each.latest().id().value())
          .reversed();

  /** Copies the list. */
  public DecisionGroups {
    groups = List.copyOf(groups);
    Objects.requireNonNull(since, "since");
  }

  /**
   * A group.
   *
   * @param latest the one received last, without evidence; the others have what is grouped by in
   *     common with it
   * @param count how many decisions there are
   * @param senders how many senders they have
   */
  public record Group(StoredDecision latest, long count, long senders) {
    /** Rejects nulls. */
    public Group {
      Objects.requireNonNull(latest, "latest");
    }
  }
}
