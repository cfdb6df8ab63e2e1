package org.mailpromoter.documents;

import java.util.List;
import java.util.stream.IntStream;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.diagnosis.Remedy;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation;
import org.mailpromoter.installation.ask.Explanations;
import org.mailpromoter.installation.comparison.RefereeAnswer;

/**
 * The document that explains decisions.
 *
 * @since 0.1
 */
public final class ExplanationDocuments {
  private ExplanationDocuments() {}

  /** Explained decisions about one message. */
  public static Document of(List<Explanations.Explained> explained) {
    return Members.of(
            "explanations", explained.stream().map(ExplanationDocuments::explained).toList())
        .document();
  }

  /** The same with what another CRM says about each. */
  public static Document of(
      List<Explanations.Explained> explained, List<RefereeAnswer> judgements) {
    return Members.of(
            "explanations", explained.stream().map(ExplanationDocuments::explained).toList())
        .with("judgements", judgements.stream().map(ComparisonDocuments::one).toList())
        .document();
  }

  /** One explained decision. */
  public static Document one(Explanations.Explained explained) {
    return explained(explained).document();
  }

  private static Members explained(Explanations.Explained explained) {
    return Decisions.stored(explained.decision()).and(members(explained.explanation()));
  }

  private static Members members(Explanation explanation) {
    EnglishExplanation english = EnglishExplanation.of(explanation);
    return Members.of("policy_version", explanation.decision().policyVersion())
        .with("summary", english.summary())
        .with("machine_mail", explanation.machine())
        .with("answered_mail", explanation.answered().map(ExplanationDocuments::answered))
        .with("strategy_failures", Strategies.failures(explanation.failures()))
        .with("passes_today", explanation.passesToday())
        .with("decide_again", explanation.decidingAgain().map(Actions::of))
        .with("advice", english.resolutions())
        .with("steps", steps(explanation, english))
        .with(
            "remedies", explanation.remedies().stream().map(ExplanationDocuments::remedy).toList());
  }

  private static Members answered(Explanation.AnsweredMail mail) {
    return Members.of("message_id", mail.id())
        .with("decision", mail.decision().map(Decisions::stored));
  }

  private static List<Members> steps(Explanation explanation, EnglishExplanation english) {
    List<Step> steps = explanation.trace().map(Trace::steps).orElse(List.of());
    return IntStream.range(0, steps.size())
        .mapToObj(i -> step(steps.get(i), english.steps().get(i)))
        .toList();
  }

  private static Members step(Step step, EnglishExplanation.ExplainedStep english) {
    return Members.of("question", step.question())
        .with("verdict", step.verdict())
        .with("rules", List.of(step.question().rules().split(" ", -1)))
        .with("sentence", english.question() + " " + english.answer())
        .with(
            "evidence",
            IntStream.range(0, step.saw().size())
                .mapToObj(i -> Seen.of(step.saw().get(i), english.evidence().get(i)))
                .toList());
  }

  private static Members remedy(Remedy remedy) {
    return Members.of("actions", Actions.of(remedy.change()))
        .with("sentence", EnglishAction.of(remedy.change()))
        .with("scope", remedy.change().scope())
        .with("reason", remedy.reason().title())
        .with("reason_code", remedy.reason().code())
        .with("messages_examined", remedy.impact().messages())
        .with("would_be_promoted", remedy.impact().promoted())
        .with("would_not_be_promoted_any_more", remedy.impact().noLonger());
  }
}
