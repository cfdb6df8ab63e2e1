package org.mailpromoter.core.decision;

import java.util.List;
import java.util.Optional;

/**
 * The questions that were asked about one message, in order. The last step decides.
 *
 * @param steps at least one
 * @since 0.1
 */
public record Trace(List<Step> steps) {
  /**
   * @throws IllegalArgumentException without any step
   */
  public Trace {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a decision rests on at least one question");
    }
  }

  /** The step of a question, empty when the question was not reached. */
  public Optional<Step> step(Question question) {
    return steps.stream().filter(step -> step.question() == question).findFirst();
  }

  /** The step that decided. */
  public Step decisive() {
    return steps.get(steps.size() - 1);
  }
}
