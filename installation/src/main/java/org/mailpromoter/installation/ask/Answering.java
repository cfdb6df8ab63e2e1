package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Evidence.Standing;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.message.MessageId;

/**
 * What a message answers, as far as the evidence of its decision says.
 *
 * @param decision the decision
 * @param ancestors the messages that it answers by its header, the nearest first
 * @param strategies what strategies found
 */
record Answering(
    StoredDecision decision, List<MessageId> ancestors, List<Evidence.Strategy> strategies) {
  /** Copies the lists. */
  Answering {
    ancestors = List.copyOf(ancestors);
    strategies = List.copyOf(strategies);
  }

  /** What a decision with evidence says. */
  static Answering of(StoredDecision decision) {
    return new Answering(
        decision,
        List.copyOf(StoredEvidence.facts(decision).envelope().ancestors()),
        strategies(decision));
  }

  private static List<Evidence.Strategy> strategies(StoredDecision decision) {
    byte[] trace = decision.entry().trace();
    if (trace.length == 0 || TraceCodec.isOutdated(trace)) {
      return List.of();
    }
    return StoredEvidence.trace(decision).step(Question.CORRELATED).stream()
        .flatMap(step -> step.saw().stream())
        .flatMap(
            each ->
                each instanceof Evidence.Strategy strategy && !strategy.found().isEmpty()
                    ? Stream.of(strategy)
                    : Stream.empty())
        .toList();
  }

  /** The strategy that counts. */
  Optional<Evidence.Strategy> counting() {
    return strategies.stream().filter(each -> each.standing() == Standing.COUNTS).findFirst();
  }

  /** The nearest message that it answers by its header, unless it was recognised by that one. */
  Optional<MessageId> unmatched() {
    return ancestors.stream().findFirst().filter(each -> !isRecognisedBy(each));
  }

  private boolean isRecognisedBy(MessageId id) {
    return counting().stream()
        .flatMap(each -> each.found().stream())
        .anyMatch(each -> each.clue().value().equals(id.toString()));
  }

  /** The first strategy that found one of some activities, whether it counts or not. */
  Optional<Evidence.Strategy> finding(Set<ActivityId> activities) {
    return strategies.stream()
        .filter(each -> activities.contains(each.found().get(0).activity()))
        .findFirst();
  }
}
