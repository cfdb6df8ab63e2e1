package org.mailpromoter.core.facts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.StrategyFault;

/**
 * The keys that each strategy seeks for one message. Every strategy is asked once: the keys are
 * needed for the look-up, for the judgement, and for what the decision waits for. Immutable.
 *
 * @param answers in the order of the strategies
 */
record Sought(List<Answer> answers) {
  /**
   * What one strategy answered.
   *
   * @param strategy its name
   * @param keys the keys; empty if it failed
   * @param failure why it failed
   */
  record Answer(String strategy, Set<CorrelationKey> keys, @Nullable StrategyFault failure) {
    Optional<StrategyFault> fault() {
      return Optional.ofNullable(failure);
    }
  }

  /** Rejects null. */
  Sought {
    answers = List.copyOf(answers);
  }

  /** The keys that any strategy seeks. */
  Set<CorrelationKey> all() {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    answers.forEach(each -> keys.addAll(each.keys()));
    return keys;
  }

  /** The keys that one strategy seeks; none when there is no such strategy. */
  Set<CorrelationKey> by(String strategy) {
    for (Answer each : answers) {
      if (each.strategy().equals(strategy)) {
        return each.keys();
      }
    }
    return Set.of();
  }
}
