package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.Decider;

/**
 * Explains stored decisions. Thread-safe if the history is.
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

  /** An explainer that can look up decisions about other messages. */
  public Explainer(DecisionHistory history, List<CorrelationStrategy> strategies) {
    this.history = history;
    this.strategies = List.copyOf(strategies);
  }

  /**
   * Explains a decision.
   *
   * @param stored a decision with its trace and facts
   * @param today the current settings, under which remedies are tried
   * @param since how far back the impact of remedies is counted; a bounded number of messages is
   *     looked at
   * @throws org.mailpromoter.core.store.StoreException if its trace or facts cannot be read
   */
  public Explanation explain(StoredDecision stored, Policy today, Instant since) {
    if (!stored.entry().hasEvidence()) {
      return Explanation.withoutEvidence(stored);
    }
    Facts facts = StoredEvidence.facts(stored);
    return new Explanation(
        stored,
        Optional.of(StoredEvidence.trace(stored)),
        MachineMail.of(facts.envelope()),
        answered(stored.entry(), facts),
        failures(stored.entry(), facts),
        wouldPass(stored.entry(), facts, today),
        helpless(stored.entry()) ? List.of() : remedies(stored, facts, today, since));
  }

  /** Promoted mail needs no remedy, and a duplicate is already promoted. */
  private static boolean helpless(DecisionEntry entry) {
    return entry.outcome() == Outcome.PROMOTED || entry.reason() == Reason.DUPLICATE;
  }

  private static boolean wouldPass(DecisionEntry entry, Facts facts, Policy today) {
    return !helpless(entry) && new Decider().decide(facts, today) instanceof Decision.Promote;
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

  /** A reader of a refusal must learn that some strategies did not take part. */
  private static List<StrategyReport> failures(DecisionEntry entry, Facts facts) {
    return entry.outcome() == Outcome.REFUSED
        ? facts.correlation().stream().filter(report -> report.failure().isPresent()).toList()
        : List.of();
  }

  private Optional<Explanation.AnsweredMail> answered(DecisionEntry entry, Facts facts) {
    boolean parentUnknown = entry.subReasons().contains(SubReason.REPLIES_ONLY_PARENT_UNKNOWN);
    return parentUnknown
        ? facts.envelope().ancestors().stream()
            .findFirst()
            .map(id -> new Explanation.AnsweredMail(id, history.find(id).stream().findFirst()))
        : Optional.empty();
  }
}
