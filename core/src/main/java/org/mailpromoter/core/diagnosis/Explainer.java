package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.decision.Decision;
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
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.Decider;

/**
 * Explains stored decisions. Thread-safe as far as the history is.
 *
 * @since 0.1
 */
public final class Explainer {
  /** Ancestors farther away are rarely what an administrator would track. */
  private static final int MOST_PARENTS = 3;

  private static final Comparator<Remedy> LEAST_FIRST =
      Comparator.comparing((Remedy remedy) -> remedy.change().scope())
          .reversed()
          .thenComparing(remedy -> remedy.impact().promoted() + remedy.impact().noLonger());

  private final DecisionHistory history;
  private final List<CorrelationStrategy> strategies;
  private final RemedyFinder finder = new RemedyFinder();

  /** An explainer that can look up what became of other messages. */
  public Explainer(DecisionHistory history, List<CorrelationStrategy> strategies) {
    this.history = history;
    this.strategies = List.copyOf(strategies);
  }

  /**
   * Explains a decision.
   *
   * @param stored a decision with its trace and facts
   * @param today the settings of today, under which remedies are tried
   * @param since how far back the impact of remedies is counted; a bounded number of messages is
   *     looked at
   * @throws org.mailpromoter.core.store.StoreException if its trace or facts cannot be read
   */
  public Explanation explain(StoredDecision stored, Policy today, Instant since) {
    DecisionEntry entry = stored.entry();
    if (!entry.hasEvidence()) {
      return new Explanation(
          opening(stored) + " " + withoutEvidence(entry),
          List.of(),
          resolutions(entry, Set.of()),
          List.of());
    }
    Trace trace = StoredEvidence.trace(stored);
    Facts facts = StoredEvidence.facts(stored);
    List<String> paragraph = new ArrayList<>();
    paragraph.add(opening(stored));
    paragraph.add(because(entry, trace));
    Set<MachineMail> signs = MachineMail.of(facts.envelope());
    machineSentence(entry, signs).ifPresent(paragraph::add);
    parentSentence(entry, facts).ifPresent(paragraph::add);
    failureSentence(stored, facts).ifPresent(paragraph::add);
    if (wouldPass(stored, facts, today)) {
      paragraph.add(
          "Under the settings of today it would be promoted: " + retry(stored) + " does so.");
    }
    return new Explanation(
        String.join(" ", paragraph),
        trace.steps().stream().map(step -> explained(step, entry.outcome())).toList(),
        resolutions(entry, signs),
        helpless(entry) ? List.of() : remedies(stored, facts, today, since));
  }

  private static List<String> resolutions(DecisionEntry entry, Set<MachineMail> signs) {
    return entry.subReasons().stream()
        .map(why -> Resolution.of(why, signs))
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  private static Optional<String> machineSentence(DecisionEntry entry, Set<MachineMail> signs) {
    if (signs.isEmpty() || helpless(entry)) {
      return Optional.empty();
    }
    return Optional.of(
        "It is machine mail ("
            + signs.stream().map(MachineMail::word).collect(Collectors.joining(", "))
            + ").");
  }

  /** Promoted mail needs no help, and a duplicate is promoted already. */
  private static boolean helpless(DecisionEntry entry) {
    return entry.outcome() == Outcome.PROMOTED || entry.reason() == Reason.DUPLICATE;
  }

  private static boolean wouldPass(StoredDecision stored, Facts facts, Policy today) {
    return !helpless(stored.entry())
        && new Decider().decide(facts, today) instanceof Decision.Promote;
  }

  private static ShellCommand retry(StoredDecision stored) {
    return ShellCommand.of("retry").option("--decision", stored.id());
  }

  private List<Remedy> remedies(StoredDecision stored, Facts facts, Policy today, Instant since) {
    Grounds grounds = new Grounds(facts, today);
    List<Change> own = new ArrayList<>(MessageChanges.resumed(grounds));
    own.addAll(MessageChanges.triedAgain(grounds, stored.id()));
    own.addAll(MessageChanges.parents(grounds, parents(facts), strategies));
    List<Remedy> found = finder.find(grounds, own, MessageChanges.byHand(grounds, stored.id()));
    List<Change> changes = found.stream().map(Remedy::change).toList();
    List<Impact> impacts = new ImpactCounter(history).of(stored, changes, today, since);
    List<Remedy> counted = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      counted.add(found.get(i).with(impacts.get(i)));
    }
    counted.sort(LEAST_FIRST);
    return counted;
  }

  private List<StoredDecision> parents(Facts facts) {
    return facts.envelope().ancestors().stream()
        .limit(MOST_PARENTS)
        .flatMap(id -> history.find(id).stream().limit(1))
        .toList();
  }

  private static String findings(DecisionEntry entry) {
    return entry.subReasons().stream()
        .map(EvidenceSentence::finding)
        .collect(Collectors.joining("; "));
  }

  private static String withoutEvidence(DecisionEntry entry) {
    String why = findings(entry);
    return "All that is still stored is the reason: "
        + why
        + ". What exactly was seen was deleted or never kept, as the organization's settings about"
        + " retention say; so the steps cannot be shown, and remedies cannot be tried.";
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
    Optional<Step> created = trace.step(Question.CREATED);
    if (created.isPresent()) {
      return capitalized(findings(entry)) + " (" + seen(created.get()) + ").";
    }
    Optional<Step> accepted = trace.step(Question.ACCEPTED);
    if (accepted.isPresent()) {
      return sentences(accepted.get());
    }
    String why = findings(entry);
    if (entry.reason() == Reason.DUPLICATE) {
      return "It is email activity "
          + entry.activity().map(Object::toString).orElse("?")
          + " already, so nothing is lost and nothing need be done.";
    }
    if (entry.subReasons().contains(SubReason.ADDRESSES_CUT)) {
      return capitalized(why)
          + trace
              .step(Question.OWNERS_CONSIDERED)
              .map(step -> " (" + seen(step) + ").")
              .orElse(".");
    }
    if (entry.subReasons().contains(SubReason.NOT_ADDRESSED)) {
      return trace
          .step(Question.OWNERS_CONSIDERED)
          .map(Explainer::sentences)
          .orElse(capitalized(why) + ".");
    }
    return capitalized(why) + ".";
  }

  private static String seen(Step step) {
    return step.saw().stream()
        .filter(Evidence.Value.class::isInstance)
        .map(each -> each.match(EvidenceSentence.INSTANCE))
        .collect(Collectors.joining("; "));
  }

  private static String sentences(Step step) {
    return step.saw().stream()
        .filter(Evidence.Owner.class::isInstance)
        .map(seen -> seen.match(EvidenceSentence.INSTANCE) + ".")
        .collect(Collectors.joining(" "));
  }

  /** Whoever reads that a message was refused must not miss that not everything was asked. */
  private static Optional<String> failureSentence(StoredDecision stored, Facts facts) {
    String failed =
        facts.correlation().stream()
            .filter(report -> !report.failure().isEmpty())
            .map(report -> report.strategy() + " (" + report.failure() + ")")
            .collect(Collectors.joining(", "));
    if (failed.isEmpty() || stored.entry().outcome() != Outcome.REFUSED) {
      return Optional.empty();
    }
    return Optional.of(
        "Mind that this way of recognising replies failed and was not considered: "
            + failed
            + ". When its plugin is repaired, "
            + retry(stored)
            + " decides the message again.");
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

  private static Explanation.ExplainedStep explained(Step step, Outcome outcome) {
    return new Explanation.ExplainedStep(
        step.question().text(),
        answer(step.verdict(), outcome),
        step.saw().stream().map(seen -> seen.match(EvidenceSentence.INSTANCE)).toList(),
        step.question().rules());
  }

  /** What was accepted may still fail to be created, and was not promoted then. */
  private static String answer(Verdict verdict, Outcome outcome) {
    return switch (verdict) {
      case YES -> "yes";
      case NO -> "no";
      case REFUSED -> "no, and that settles it";
      case PROMOTED -> outcome == Outcome.PROMOTED ? "yes: promoted" : "yes: to be promoted";
    };
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
