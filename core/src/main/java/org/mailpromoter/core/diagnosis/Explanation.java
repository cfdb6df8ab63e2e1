package org.mailpromoter.core.diagnosis;

import java.util.List;
import java.util.Objects;

/**
 * A decision in words.
 *
 * @param summary a short paragraph that stands by itself
 * @param steps the questions that were asked, in order
 * @param resolutions what can be done about the reasons in general, a sentence or two each
 * @param remedies the changes that would have promoted the message, the least far-reaching first;
 *     pairs of them where no single change is enough
 * @since 0.1
 */
public record Explanation(
    String summary, List<ExplainedStep> steps, List<String> resolutions, List<Remedy> remedies) {
  /** Copies the lists. */
  public Explanation {
    Objects.requireNonNull(summary, "summary");
    steps = List.copyOf(steps);
    resolutions = List.copyOf(resolutions);
    remedies = List.copyOf(remedies);
  }

  /**
   * One question in words.
   *
   * @param question the question
   * @param answer yes or no, and what follows
   * @param evidence what was seen, a sentence each
   * @param rules the rules of the semantics it rests on
   */
  public record ExplainedStep(String question, String answer, List<String> evidence, String rules) {
    /** Copies the list. */
    public ExplainedStep {
      Objects.requireNonNull(question, "question");
      Objects.requireNonNull(answer, "answer");
      evidence = List.copyOf(evidence);
      Objects.requireNonNull(rules, "rules");
    }
  }
}
