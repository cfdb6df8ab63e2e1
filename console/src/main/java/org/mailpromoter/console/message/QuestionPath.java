package org.mailpromoter.console.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.console.frame.OptionAddresses;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation.ExplainedStep;
import org.mailpromoter.core.diagnosis.english.EnglishFinding;
import org.mailpromoter.core.diagnosis.english.EnglishOrigin;

/** The questions that were asked about a message, as a page shows them. */
final class QuestionPath {
  private final Trace trace;
  private final List<ExplainedStep> words;
  private final Outcome outcome;

  private QuestionPath(Trace trace, EnglishExplanation english, Outcome outcome) {
    this.trace = trace;
    this.words = english.steps();
    this.outcome = outcome;
  }

  static List<MessagePage.Step> of(Explanation explanation, EnglishExplanation english) {
    Outcome outcome = explanation.decision().entry().outcome();
    return explanation
        .trace()
        .map(trace -> new QuestionPath(trace, english, outcome).steps())
        .orElse(List.of());
  }

  private List<MessagePage.Step> steps() {
    List<MessagePage.Step> steps = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      steps.add(step(i));
    }
    return steps;
  }

  private MessagePage.Step step(int index) {
    Step step = trace.steps().get(index);
    ExplainedStep word = words.get(index);
    boolean decisive = index == words.size() - 1;
    List<MessagePage.Setting> settings =
        step.saw().stream().flatMap(each -> setting(each).stream()).toList();
    List<String> seen = seen(step, word.evidence());
    if (decisive && step.question() == Question.ACCEPTED) {
      seen.addAll(0, of(Question.SENDER_RESOLVED));
      seen.addAll(0, of(Question.CORRELATED));
    }
    return new MessagePage.Step(
        word.question(), answer(step), tone(step), decisive, settings, seen, word.rules());
  }

  /** What another question saw, which this one turns on. */
  private List<String> of(Question question) {
    for (int i = 0; i < words.size(); i++) {
      if (trace.steps().get(i).question() == question) {
        return seen(trace.steps().get(i), words.get(i).evidence());
      }
    }
    return List.of();
  }

  /** Strategies that found nothing to look for are one sentence. */
  private static List<String> seen(Step step, List<String> sentences) {
    List<String> seen = new ArrayList<>();
    List<String> idle = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      if (step.saw().get(i) instanceof Evidence.Strategy each && each.sought().isEmpty()) {
        idle.add(each.strategy());
      } else if (setting(step.saw().get(i)).isEmpty()) {
        seen.add(Words.capitalized(sentences.get(i)));
      }
    }
    if (!idle.isEmpty()) {
      seen.add(0, "Nothing to look for by " + String.join(", ", idle));
    }
    return seen;
  }

  private static Optional<MessagePage.Setting> setting(Evidence seen) {
    if (seen instanceof Evidence.Owner owner) {
      return Optional.of(
          new MessagePage.Setting(
              "Track option of " + owner.name(),
              owner.option().toString(),
              EnglishOrigin.of(owner.origin()),
              Words.capitalized(EnglishFinding.of(owner.finding())),
              OptionAddresses.of(owner.id())));
    }
    if (seen instanceof Evidence.Setting setting) {
      return Optional.of(
          new MessagePage.Setting(
              setting.key(),
              setting.value(),
              EnglishOrigin.of(setting.origin()),
              "",
              "/settings/" + Queries.encoded(setting.key())));
    }
    return Optional.empty();
  }

  private String answer(Step step) {
    return switch (step.verdict()) {
      case YES -> found(step).orElse("yes");
      case NO, REFUSED -> "no";
      case PROMOTED -> outcome == Outcome.PROMOTED ? "yes: promoted" : "yes: to be promoted";
    };
  }

  /** What a question found, where that says more than yes. */
  private static Optional<String> found(Step step) {
    List<String> names = new ArrayList<>();
    for (Evidence seen : step.saw()) {
      if (seen instanceof Evidence.Considered each) {
        names.add(each.id().toString());
      } else if (seen instanceof Evidence.Sender each) {
        names.add(each.record().name());
      } else if (seen instanceof Evidence.Strategy each
          && each.standing() == Evidence.Standing.COUNTS) {
        each.found().stream().limit(1).forEach(it -> names.add("activity " + it.activity()));
      }
    }
    return names.isEmpty() || names.size() > 2
        ? Optional.empty()
        : Optional.of(String.join(", ", names));
  }

  private static Tone tone(Step step) {
    if (step.verdict() == Verdict.REFUSED) {
      return Tone.NO;
    }
    return step.verdict() == Verdict.NO ? Tone.CALM : Tone.YES;
  }
}
