package org.mailpromoter.core.diagnosis;

import java.util.Arrays;
import java.util.HashMap;
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
 * Takes every stored decision again, from the facts and under the policy of its day: it must come
 * out the same, down to the last step of its trace. What differs was decided by another version of
 * the rules, or changed since.
 *
 * @since 0.1
 */
public final class DecisionVerifier {
  private final DecisionHistory history;
  private final PolicyLog policies;
  private final Decider decider = new Decider();
  private final Map<Long, Optional<Policy>> known = new HashMap<>();

  /**
   * What verifying came to.
   *
   * @param same decisions that came out the same
   * @param different decisions that did not
   * @param skipped decisions that cannot be taken again: their evaluation itself had failed, or
   *     their policy is unknown
   */
  public record Result(long same, long different, long skipped) {}

  /**
   * A decision that comes out different.
   *
   * @param stored the decision as it was taken
   * @param again the decision as it comes out now
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
   * @param different is told each decision that comes out different
   * @throws org.mailpromoter.core.store.StoreException if a trace is of a former form ({@link
   *     org.mailpromoter.core.store.StoreError#OUTDATED}) or facts cannot be read
   */
  public Result verify(DecisionFilter filter, Consumer<Difference> different) {
    Count count = new Count(different);
    new Pages(history, filter, DecisionHistory.With.FACTS_AND_TRACE)
        .forEach(page -> page.forEach(count::add));
    return new Result(count.same, count.different, count.skipped);
  }

  private final class Count {
    private final Consumer<Difference> listener;
    private long same;
    private long different;
    private long skipped;

    Count(Consumer<Difference> listener) {
      this.listener = listener;
    }

    void add(StoredDecision stored) {
      boolean failed = stored.entry().subReasons().contains(SubReason.EVALUATION_FAILED);
      Optional<Policy> policy = known.computeIfAbsent(stored.policyVersion(), policies::find);
      if (failed || policy.isEmpty()) {
        skipped++;
        return;
      }
      Optional<Difference> difference = difference(stored, policy.get());
      difference.ifPresent(listener);
      different += difference.isPresent() ? 1 : 0;
      same += difference.isPresent() ? 0 : 1;
    }
  }

  private Optional<Difference> difference(StoredDecision stored, Policy policy) {
    Decision again = decider.decide(StoredEvidence.facts(stored), policy);
    boolean same =
        again.reason() == stored.entry().reason()
            && again.subReasons().equals(stored.entry().subReasons())
            && Arrays.equals(TraceCodec.encode(again.trace()), stored.entry().trace());
    if (same) {
      return Optional.empty();
    }
    StoredEvidence.refuseOutdated(stored);
    return Optional.of(new Difference(stored, again));
  }
}
