package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;

/** What becomes of a message that is accepted and whose activity could not be created (S-40). */
final class CreationBudget {
  private CreationBudget() {}

  /** The decision, refused where creating failed. */
  static Decision spend(Decision decision, Facts facts, Policy policy) {
    boolean wanted = decision instanceof Decision.Promote;
    return wanted && facts.attempts().any()
        ? refuse(decision.trace(), facts.attempts(), policy)
        : decision;
  }

  /** The decision about a message that cannot be created. */
  static Decision refuse(Trace before, CreationAttempts attempts, Policy policy) {
    int budget = policy.organization().number(OrganizationValue.CREATION_ATTEMPTS);
    List<Step> steps = new ArrayList<>(before.steps());
    steps.add(
        new Step(
            Question.CREATED,
            Verdict.REFUSED,
            List.of(
                new Evidence.Attempts(attempts.failed(), budget),
                new Evidence.Problem(attempts.why()),
                SettingSeen.of(policy, OrganizationValue.CREATION_ATTEMPTS))));
    return new Decision.Refuse(
        reason(attempts, budget), List.of(why(attempts, budget)), new Trace(steps));
  }

  private static Reason reason(CreationAttempts attempts, int budget) {
    return attempts.gone() || attempts.failed() < budget ? Reason.UNKNOWN : Reason.UNDELIVERABLE;
  }

  private static SubReason why(CreationAttempts attempts, int budget) {
    if (attempts.gone()) {
      return SubReason.VANISHED;
    }
    return attempts.failed() < budget ? SubReason.CREATION_FAILED : SubReason.CREATION_GIVEN_UP;
  }
}
