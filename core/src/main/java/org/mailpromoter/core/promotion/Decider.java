package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.policy.Policy;

/**
 * The order of checks of semantics 2.5. Pure: equal facts and equal policies give equal decisions,
 * for ever. Thread-safe.
 *
 * <p>The first gates can settle a message by themselves. Behind them every question is asked, even
 * when the answer is clear already, so that the trace shows all that spoke for and against.
 */
public final class Decider {
  private static final List<Gate> GATES =
      List.of(new ScopeGate(), new SenderGate(), new DuplicateGate());

  /** Decides about one message. */
  public Decision decide(Facts facts, Policy policy) {
    List<Step> steps = new ArrayList<>(7);
    for (Gate gate : GATES) {
      Gate.Answer answer = gate.check(facts, policy);
      steps.add(answer.step());
      Optional<Decision> settled = answer.settle(new Trace(steps));
      if (settled.isPresent()) {
        return settled.get();
      }
    }
    return accept(facts, policy, steps);
  }

  /** The decision about a message whose evaluation itself failed. */
  public static Decision failed(String failure) {
    Step step =
        new Step(
            Question.EVALUATED, Verdict.REFUSED, List.of(new Evidence.Value("failure", failure)));
    return new Decision.Refuse(
        Reason.UNKNOWN, List.of(SubReason.EVALUATION_FAILED), new Trace(List.of(step)));
  }

  private static Decision accept(Facts facts, Policy policy, List<Step> steps) {
    Recipients recipients = Recipients.of(facts, policy);
    steps.add(recipients.resolvedStep());
    steps.add(recipients.consideredStep());
    if (recipients.considered().isEmpty()) {
      return new Decision.Refuse(
          Reason.NO_RECIPIENT_MATCH, recipients.whyNobody(), new Trace(steps));
    }
    CorrelationView correlation = CorrelationView.of(facts, policy);
    steps.add(correlation.step());
    SenderView sender = SenderView.of(facts, policy);
    steps.add(sender.step());
    return Acceptance.of(recipients.considered(), correlation, sender).decide(steps);
  }

  /** What counts as the correlation of a message under a policy, whoever accepts it. */
  public static Correlated correlate(Facts facts, Policy policy) {
    return CorrelationView.of(facts, policy).correlated();
  }
}
