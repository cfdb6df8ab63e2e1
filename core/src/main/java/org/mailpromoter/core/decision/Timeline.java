package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How many messages were received when, and what was decided about them.
 *
 * @param counts the counts, the earliest first; what did not happen is left out
 * @param since the time from which on all were counted, if the work was ended before all were
 * @since 0.1
 */
public record Timeline(List<Count> counts, Optional<Instant> since) {
  /** The earliest step first, and the kinds of a step in the order of {@link DecisionCount}s. */
  public static final Comparator<Count> ORDER =
      Comparator.comparing(Count::from)
          .thenComparing(each -> each.kind().mailbox())
          .thenComparing(each -> each.kind().outcome())
          .thenComparing(each -> each.kind().reason());

  /** Copies the list. */
  public Timeline {
    counts = List.copyOf(counts);
    Objects.requireNonNull(since, "since");
  }

  /**
   * The messages of one kind in one step of time.
   *
   * @param from when the step begins
   * @param kind mailbox, outcome and reason, and how many
   */
  public record Count(Instant from, DecisionCount kind) {
    /** Rejects nulls. */
    public Count {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(kind, "kind");
    }
  }
}
