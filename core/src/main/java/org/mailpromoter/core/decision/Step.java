package org.mailpromoter.core.decision;

import java.util.List;
import java.util.Objects;

/**
 * One question with what was seen and how it was answered.
 *
 * @param question the question
 * @param verdict the answer
 * @param saw the evidence, in a fixed order
 * @since 0.1
 */
public record Step(Question question, Verdict verdict, List<Evidence> saw) {
  /** Copies the list. */
  public Step {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(verdict, "verdict");
    saw = List.copyOf(saw);
  }
}
