package org.mailpromoter.core.diagnosis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
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

  /** A verifier of these decisions. */
  public DecisionVerifier(DecisionHistory history, PolicyLog policies) {
    this.history = history;
    this.policies = policies;
  }

  /**
   * Verifies decisions.
   *
   * @param filter which
   * @param different is told each decision that comes out different, with a sentence
   */
  public Result verify(DecisionFilter filter, BiConsumer<StoredDecision, String> different) {
    Count count = new Count(different);
    new Pages(history, filter, DecisionHistory.With.FACTS_AND_TRACE)
        .forEach(page -> page.forEach(count::add));
    return new Result(count.same, count.different, count.skipped);
  }

  private final class Count {
    private final BiConsumer<StoredDecision, String> listener;
    private long same;
    private long different;
    private long skipped;

    Count(BiConsumer<StoredDecision, String> listener) {
      this.listener = listener;
    }

    void add(StoredDecision stored) {
      boolean failed = stored.entry().subReasons().contains(SubReason.EVALUATION_FAILED);
      Optional<Policy> policy = known.computeIfAbsent(stored.policyVersion(), policies::find);
      if (failed || policy.isEmpty()) {
        skipped++;
        return;
      }
      Optional<String> difference = difference(stored, policy.get());
      difference.ifPresent(sentence -> listener.accept(stored, sentence));
      different += difference.isPresent() ? 1 : 0;
      same += difference.isPresent() ? 0 : 1;
    }
  }

  private Optional<String> difference(StoredDecision stored, Policy policy) {
    DecisionEntry entry = stored.entry();
    Decision again = decider.decide(StoredEvidence.facts(stored), policy);
    if (again.reason() != entry.reason() || !again.subReasons().equals(entry.subReasons())) {
      return Optional.of(
          "it was "
              + entry.reason().title()
              + " "
              + entry.subReasons()
              + " and comes out "
              + again.reason().title()
              + " "
              + again.subReasons());
    }
    return Arrays.equals(TraceCodec.encode(again.trace()), entry.trace())
        ? Optional.empty()
        : Optional.of("it comes out the same, and for other evidence than is written down");
  }
}
