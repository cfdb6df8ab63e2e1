package org.mailpromoter.core.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.promotion.Decider;

/**
 * Re-evaluates stored decisions from their facts and the policy of their time. The result must be
 * the same, down to the last step of the trace. A difference means that another version of the
 * rules decided, or that the data was changed.
 *
 * @since 0.1
 */
public final class DecisionVerifier {
  private final DecisionHistory history;
  private final PolicyLog policies;
  private final Decider decider = new Decider();
  private final Map<Long, Optional<Policy>> known = new HashMap<>();

  /**
   * The result of verification.
   *
   * @param same decisions with the same result
   * @param different decisions with another result
   * @param skipped decisions that cannot be re-evaluated: their evaluation failed, or their policy
   *     is unknown
   */
  public record Result(long same, long different, long skipped) {}

  /**
   * A decision with a different result.
   *
   * @param stored the decision as it was taken
   * @param again the new decision
   */
  public record Difference(StoredDecision stored, Decision again) {
    /** Whether it comes out the same, and for other evidence than is written down. */
    public boolean onlyInEvidence() {
      return again.reason() == stored.entry().reason()
          && again.subReasons().equals(stored.entry().subReasons());
    }
  }

  /** A verifier of these decisions. */
  public DecisionVerifier(DecisionHistory history, PolicyLog policies) {
    this.history = history;
    this.policies = policies;
  }

  /**
   * Verifies decisions.
   *
   * @param filter which
   * @param different receives each decision with a different result
   * @throws org.mailpromoter.core.store.StoreException if a trace is of a former form ({@link
   *     org.mailpromoter.core.store.StoreError#OUTDATED}) or facts cannot be read
   */
  public Result verify(DecisionFilter filter, Consumer<Difference> different) {
    Count count = new Count(different);
    new Pages(history, filter, DecisionHistory.With.FACTS_AND_TRACE)
        .forEach(
            page -> {
              learnPolicies(page);
              page.parallelStream().map(this::check).forEachOrdered(count::add);
            });
    return new Result(count.same, count.different, count.skipped);
  }

  private void learnPolicies(List<StoredDecision> page) {
    page.forEach(each -> known.computeIfAbsent(each.policyVersion(), policies::find));
  }

  /** What became of one decision; with a difference if it was evaluated and differs. */
  private record Checked(boolean evaluated, Optional<Difference> difference) {}

  private static final class Count {
    private final Consumer<Difference> listener;
    private long same;
    private long different;
    private long skipped;

    Count(Consumer<Difference> listener) {
      this.listener = listener;
    }

    void add(Checked checked) {
      checked.difference().ifPresent(listener);
      skipped += checked.evaluated() ? 0 : 1;
      different += checked.difference().isPresent() ? 1 : 0;
      same += checked.evaluated() && checked.difference().isEmpty() ? 1 : 0;
    }
  }

  /** Each message is independent of all others, so several are evaluated at the same time. */
  private Checked check(StoredDecision stored) {
    boolean failed = stored.entry().subReasons().contains(SubReason.EVALUATION_FAILED);
    Optional<Policy> policy = known.getOrDefault(stored.policyVersion(), Optional.empty());
    return failed || policy.isEmpty()
        ? new Checked(false, Optional.empty())
        : new Checked(true, difference(stored, policy.get()));
  }

  private Optional<Difference> difference(StoredDecision stored, Policy policy) {
    Decision again = decider.decide(StoredEvidence.facts(stored), policy);
    boolean same =
        again.reason() == stored.entry().reason()
            && again.subReasons().equals(stored.entry().subReasons())
            && TraceCodec.isIn(stored.entry().trace(), again.trace());
    if (same) {
      return Optional.empty();
    }
    StoredEvidence.refuseOutdated(stored);
    return Optional.of(new Difference(stored, again));
  }
}
