package org.mailpromoter.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.policy.Policy;

/** Explains stored decisions. Thread-safe as far as the history is. */
public final class Explainer {
  private final DecisionHistory history;
  private final RemedyFinder remedies = new RemedyFinder();

  /** An explainer that can look up what became of other messages. */
  public Explainer(DecisionHistory history) {
    this.history = history;
  }

  /**
   * Explains a decision.
   *
   * @param stored a decision with its trace and facts
   * @param now the settings of today, under which remedies are tried
   * @throws IllegalArgumentException if its trace or facts were written by a newer version
   */
  public Explanation explain(StoredDecision stored, Policy now) {
    Trace trace = TraceCodec.decode(stored.entry().trace());
    Facts facts = FactsCodec.decode(stored.entry().facts());
    List<String> paragraph = new ArrayList<>();
    paragraph.add(opening(stored));
    paragraph.add(because(stored.entry(), trace));
    parentSentence(stored.entry(), facts).ifPresent(paragraph::add);
    List<Remedy> found =
        stored.entry().outcome() == Outcome.REFUSED ? remedies.find(facts, now) : List.of();
    return new Explanation(
        String.join(" ", paragraph),
        trace.steps().stream().map(Explainer::explained).toList(),
        found);
  }

  private static String opening(StoredDecision stored) {
    DecisionEntry entry = stored.entry();
    String message =
        "The message \""
            + entry.subject()
            + "\" from "
            + (entry.sender().isEmpty() ? "nobody" : entry.sender())
            + " in the mailbox "
            + stored.mailbox();
    return switch (entry.outcome()) {
      case PROMOTED ->
          message
              + " became email activity "
              + entry.activity().map(Object::toString).orElse("?")
              + " ("
              + entry.reason().title()
              + ").";
      case REFUSED -> message + " was not promoted (" + entry.reason().title() + ").";
      case OUT_OF_SCOPE -> message + " was left alone.";
    };
  }

  private static String because(DecisionEntry entry, Trace trace) {
    Optional<Step> accepted = trace.step(Question.ACCEPTED);
    if (accepted.isPresent()) {
      return sentences(accepted.get());
    }
    String why =
        entry.subReasons().stream()
            .map(EvidenceSentence::finding)
            .collect(Collectors.joining("; "));
    if (entry.reason() == Reason.DUPLICATE) {
      return "It is email activity "
          + entry.activity().map(Object::toString).orElse("?")
          + " already, so nothing is lost and nothing need be done.";
    }
    if (entry.subReasons().contains(SubReason.NOT_ADDRESSED)) {
      return trace
          .step(Question.OWNERS_CONSIDERED)
          .map(Explainer::sentences)
          .orElse(capitalized(why) + ".");
    }
    return capitalized(why) + ".";
  }

  private static String sentences(Step step) {
    return step.saw().stream()
        .filter(Evidence.Owner.class::isInstance)
        .map(seen -> seen.match(EvidenceSentence.INSTANCE) + ".")
        .collect(Collectors.joining(" "));
  }

  /** What became of the mail that the message answers, when it is not tracked. */
  private Optional<String> parentSentence(DecisionEntry entry, Facts facts) {
    boolean parentUnknown = entry.subReasons().contains(SubReason.REPLIES_ONLY_PARENT_UNKNOWN);
    return parentUnknown
        ? facts.envelope().ancestors().stream().findFirst().map(this::whatBecameOf)
        : Optional.empty();
  }

  private String whatBecameOf(MessageId parent) {
    return history.find(parent).stream()
        .findFirst()
        .map(
            seen ->
                "It answers "
                    + parent
                    + ", which was seen in the mailbox "
                    + seen.mailbox()
                    + " and "
                    + (seen.entry().outcome() == Outcome.PROMOTED
                        ? "was promoted later than this message was decided."
                        : "not promoted either ("
                            + seen.entry().reason().title()
                            + ", decision "
                            + seen.id()
                            + ")."))
        .orElseGet(() -> "It answers " + parent + ", which was never seen here.");
  }

  private static Explanation.ExplainedStep explained(Step step) {
    return new Explanation.ExplainedStep(
        step.question().text(),
        answer(step.verdict()),
        step.saw().stream().map(seen -> seen.match(EvidenceSentence.INSTANCE)).toList(),
        step.question().rules());
  }

  private static String answer(Verdict verdict) {
    return switch (verdict) {
      case YES -> "yes";
      case NO -> "no";
      case REFUSED -> "no, and that settles it";
      case PROMOTED -> "yes: promoted";
    };
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
