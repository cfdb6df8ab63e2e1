package org.mailpromoter.core.diagnosis.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.message.MachineMail;

/**
 * An explanation in words.
 *
 * @param summary a short, self-contained paragraph
 * @param steps the questions that were asked, in order; none when the evidence is gone
 * @param resolutions what can be done about the reasons in general, a sentence or two each
 * @since 0.1
 */
public record EnglishExplanation(
    String summary, List<ExplainedStep> steps, List<String> resolutions) {
  /** Copies the lists. */
  public EnglishExplanation {
    Objects.requireNonNull(summary, "summary");
    steps = List.copyOf(steps);
    resolutions = List.copyOf(resolutions);
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

  /** Puts an explanation into words. */
  public static EnglishExplanation of(Explanation explanation) {
    Outcome outcome = explanation.decision().entry().outcome();
    return new EnglishExplanation(
        explanation
            .trace()
            .map(trace -> summary(explanation, trace))
            .orElseGet(() -> withoutEvidence(explanation.decision())),
        explanation.trace().stream()
            .flatMap(trace -> trace.steps().stream())
            .map(step -> explained(step, outcome))
            .toList(),
        resolutions(explanation));
  }

  private static String summary(Explanation explanation, Trace trace) {
    List<String> paragraph = new ArrayList<>();
    paragraph.add(opening(explanation.decision()));
    paragraph.add(because(explanation.decision().entry(), trace));
    machine(explanation).ifPresent(paragraph::add);
    explanation.answered().map(EnglishExplanation::answered).ifPresent(paragraph::add);
    failures(explanation.failures()).ifPresent(paragraph::add);
    if (explanation.passesToday()) {
      paragraph.add("With the current settings it would be promoted if it were decided again.");
    }
    return String.join(" ", paragraph);
  }

  private static String opening(StoredDecision stored) {
    DecisionEntry entry = stored.entry();
    String message = message(stored);
    return switch (entry.outcome()) {
      case PROMOTED ->
          message
              + " became email activity "
              + activity(entry)
              + " ("
              + entry.reason().title()
              + ").";
      case REFUSED -> message + " was not promoted (" + entry.reason().title() + ").";
      case OUT_OF_SCOPE -> message + " was left alone.";
    };
  }

  private static String message(StoredDecision stored) {
    DecisionEntry entry = stored.entry();
    String mailbox = " in the mailbox " + stored.mailbox();
    if (entry.isForgotten()) {
      return "The message" + mailbox + ", whose sender and subject were deleted,";
    }
    String from = entry.sender().isEmpty() ? " without a sender" : " from " + entry.sender();
    return "The message \"" + entry.subject() + "\"" + from + mailbox;
  }

  private static String activity(DecisionEntry entry) {
    return entry.activity().map(Object::toString).orElse("?");
  }

  private static String because(DecisionEntry entry, Trace trace) {
    String why = English.capitalized(findings(entry));
    Optional<Step> created = trace.step(Question.CREATED);
    if (created.isPresent()) {
      return why + " (" + values(created.get()) + ").";
    }
    Optional<String> owners = trace.step(Question.ACCEPTED).map(EnglishExplanation::owners);
    if (owners.isPresent()) {
      return owners.get();
    }
    if (entry.reason() == Reason.DUPLICATE) {
      return "It is email activity "
          + activity(entry)
          + " already, so nothing is lost and no action is needed.";
    }
    return trace
        .step(Question.OWNERS_CONSIDERED)
        .flatMap(step -> nobodyConsidered(entry, step))
        .orElse(why + ".");
  }

  /** Why no user or queue is considered, where the step says more than the reasons do. */
  private static Optional<String> nobodyConsidered(DecisionEntry entry, Step step) {
    if (entry.subReasons().contains(SubReason.ADDRESSES_CUT)) {
      return Optional.of(English.capitalized(findings(entry)) + " (" + values(step) + ").");
    }
    return entry.subReasons().contains(SubReason.NOT_ADDRESSED)
        ? Optional.of(owners(step))
        : Optional.empty();
  }

  private static String findings(DecisionEntry entry) {
    return entry.subReasons().stream().map(EnglishFinding::of).collect(Collectors.joining("; "));
  }

  /** What was seen, but for settings, and users and queues with their options. */
  private static String values(Step step) {
    return step.saw().stream()
        .filter(seen -> !(seen instanceof Evidence.Setting || seen instanceof Evidence.Owner))
        .map(EnglishExplanation::sentence)
        .collect(Collectors.joining("; "));
  }

  private static String owners(Step step) {
    return step.saw().stream()
        .filter(Evidence.Owner.class::isInstance)
        .map(seen -> sentence(seen) + ".")
        .collect(Collectors.joining(" "));
  }

  private static String sentence(Evidence seen) {
    return seen.match(EnglishEvidence.INSTANCE);
  }

  /** Mail that needs no remedy does not need this either. */
  private static Optional<String> machine(Explanation explanation) {
    DecisionEntry entry = explanation.decision().entry();
    boolean helped = entry.outcome() == Outcome.PROMOTED || entry.reason() == Reason.DUPLICATE;
    return explanation.machine().isEmpty() || helped
        ? Optional.empty()
        : Optional.of(
            "It is machine mail ("
                + explanation.machine().stream()
                    .map(MachineMail::word)
                    .collect(Collectors.joining(", "))
                + ").");
  }

  private static String answered(Explanation.AnsweredMail parent) {
    return "It answers "
        + parent.id()
        + ", which was "
        + parent.decision().map(EnglishExplanation::became).orElse("never seen here.");
  }

  private static String became(StoredDecision parent) {
    boolean promoted = parent.entry().outcome() == Outcome.PROMOTED;
    return "seen in the mailbox "
        + parent.mailbox()
        + " and "
        + (promoted
            ? "was promoted later than this message was decided."
            : "not promoted either ("
                + parent.entry().reason().title()
                + ", decision "
                + parent.id()
                + ").");
  }

  private static Optional<String> failures(List<StrategyReport> failures) {
    return failures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Note: this correlation strategy failed and was not considered: "
                + failures.stream()
                    .flatMap(report -> report.failure().map(why -> failure(report, why)).stream())
                    .collect(Collectors.joining(", "))
                + ". Once its plugin is fixed, decide the message again.");
  }

  private static String failure(StrategyReport report, StrategyFault why) {
    return report.strategy() + " (" + EnglishStrategyFault.of(why) + ")";
  }

  private static String withoutEvidence(StoredDecision stored) {
    return opening(stored)
        + " Only the reason is still stored: "
        + findings(stored.entry())
        + ". The evidence was deleted or never kept, because of the organization's retention "
        + "settings or because a person was erased; so the steps cannot be shown and remedies "
        + "cannot be tried.";
  }

  private static ExplainedStep explained(Step step, Outcome outcome) {
    return new ExplainedStep(
        EnglishQuestion.of(step.question()),
        EnglishQuestion.answer(step.verdict(), outcome),
        step.saw().stream().map(EnglishExplanation::sentence).toList(),
        step.question().rules());
  }

  private static List<String> resolutions(Explanation explanation) {
    return explanation.decision().entry().subReasons().stream()
        .map(why -> Resolution.of(why, explanation.machine()))
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }
}
