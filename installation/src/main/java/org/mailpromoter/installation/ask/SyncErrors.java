package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.installation.OpenInstallation;

/** Which messages were refused, each with its reason. */
public final class SyncErrors {
  private final OpenInstallation open;

  /**
   * Refused messages, the latest first.
   *
   * @param decisions as many as were asked for
   * @param total how many there are for the reasons asked for
   * @param otherReasons how many more there are for other reasons
   */
  public record Listing(List<StoredDecision> decisions, long total, long otherReasons) {
    /** Copies the list. */
    public Listing {
      decisions = List.copyOf(decisions);
    }

    /** The sub-reasons of the listed messages, each once. */
    public List<SubReason> subReasons() {
      return decisions.stream()
          .flatMap(each -> each.entry().subReasons().stream())
          .distinct()
          .sorted()
          .toList();
    }
  }

  /** The refused messages of an installation. */
  public SyncErrors(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Lists refused messages.
   *
   * @param filter which messages
   * @param reasons only those with one of these reasons
   * @param most how many at most
   */
  public Listing list(DecisionFilter filter, Set<Reason> reasons, int most) {
    DecisionHistory history = open.storage().decisionHistory();
    DecisionFilter refused = filter.withOutcomes(Set.of(Outcome.REFUSED));
    DecisionFilter chosen = refused.withReasons(reasons);
    long total = sum(history.count(chosen));
    return new Listing(history.list(chosen, most), total, sum(history.count(refused)) - total);
  }

  private static long sum(List<DecisionCount> counts) {
    return counts.stream().mapToLong(DecisionCount::count).sum();
  }
}
