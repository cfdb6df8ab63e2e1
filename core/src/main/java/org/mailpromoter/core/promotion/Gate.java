package org.mailpromoter.core.promotion;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/** One question that can settle a message by itself. Pure. */
interface Gate {
  /** Asks the question. */
  Answer check(Facts facts, Policy policy);

  /** The step for the trace, and what it settles. */
  final class Answer {
    private final Step step;
    private final @Nullable Reason reason;
    private final @Nullable SubReason why;

    private Answer(Step step, @Nullable Reason reason, @Nullable SubReason why) {
      this.step = step;
      this.reason = reason;
      this.why = why;
    }

    /** The message passes. */
    static Answer pass(Question question, List<Evidence> saw) {
      return new Answer(new Step(question, Verdict.YES, saw), null, null);
    }

    /** The message is refused. */
    static Answer refuse(Question question, Reason reason, SubReason why, List<Evidence> saw) {
      return new Answer(new Step(question, Verdict.REFUSED, saw), reason, why);
    }

    /** The message is none of our business. */
    static Answer outOfScope(Question question, SubReason why, List<Evidence> saw) {
      return new Answer(new Step(question, Verdict.REFUSED, saw), null, why);
    }

    Step step() {
      return step;
    }

    /** What it settles, after these steps. */
    Optional<Decision> settle(List<Step> steps) {
      if (why == null) {
        return Optional.empty();
      }
      Trace trace = new Trace(steps);
      return Optional.of(
          reason == null
              ? new Decision.OutOfScope(why, trace)
              : new Decision.Refuse(reason, List.of(why), trace));
    }
  }
}
