package org.mailpromoter.core.diagnosis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyLog;
import org.mailpromoter.core.promotion.Decider;

/**
 * Takes every stored decision again, from the facts and under the policy of its day: it must come
 * out the same, down to the last step of its trace. What differs was decided by another version of
 * the rules, or changed since.
 */
public final class DecisionVerifier {
  private static final int PAGE = 1_000;

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
    long same = 0;
    long other = 0;
    long skipped = 0;
    long after = 0;
    List<StoredDecision> page = history.page(filter, after, PAGE);
    while (!page.isEmpty()) {
      for (StoredDecision each : page) {
        Optional<Policy> policy = known.computeIfAbsent(each.policyVersion(), policies::find);
        boolean failed = each.entry().subReasons().contains(SubReason.EVALUATION_FAILED);
        if (failed || policy.isEmpty()) {
          skipped++;
          continue;
        }
        Optional<String> difference = difference(each.entry(), policy.get());
        difference.ifPresent(sentence -> different.accept(each, sentence));
        other += difference.isPresent() ? 1 : 0;
        same += difference.isPresent() ? 0 : 1;
      }
      after = page.get(page.size() - 1).id().value();
      page = history.page(filter, after, PAGE);
    }
    return new Result(same, other, skipped);
  }

  private Optional<String> difference(DecisionEntry entry, Policy policy) {
    Decision again = decider.decide(FactsCodec.decode(entry.facts()), policy);
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
