package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.Decider;

/**
 * Creates a report on the decisions of a period. It first asks which senders are refused most, and
 * then goes through the decisions once.
 *
 * @since 0.1
 */
public final class Reporter {
  private static final int MOST_SENDERS = 10;
  private static final int MOST_SUSPICIOUS = 20;

  private final DecisionHistory history;

  /** A reporter on these decisions. */
  public Reporter(DecisionHistory history) {
    this.history = history;
  }

  /**
   * A report. Memory does not grow with the number of decisions.
   *
   * @param filter which decisions; its earliest time of receipt is the beginning
   * @param today the current settings, under which remedies are tried
   */
  public Report report(DecisionFilter filter, Policy today) {
    RefusedSenders senders = new RefusedSenders(history, today);
    senders.choose(filter, MOST_SENDERS);
    Gathering gathering = new Gathering(today, senders);
    new Pages(history, filter, DecisionHistory.With.FACTS_AND_TRACE)
        .forEach(page -> page.parallelStream().map(gathering::read).forEachOrdered(gathering::add));
    return gathering.report(filter.receivedFrom().orElse(Instant.EPOCH), history.count(filter));
  }

  /** What a report takes from one decision. */
  private record Read(
      StoredDecision stored, List<Evidence.Owner> owners, Optional<Decision.Promote> again) {}

  private static final class Gathering {
    private final Policy today;
    private final RefusedSenders senders;
    private final Decider decider = new Decider();
    private final Map<String, Report.Split> owners = new TreeMap<>();
    private final Map<LocalDate, Report.Split> days = new TreeMap<>();
    private final Map<CorrelationMethod, Long> methods = new EnumMap<>(CorrelationMethod.class);
    private final Map<Correlated.Agreement, Long> agreement =
        new EnumMap<>(Correlated.Agreement.class);
    private final List<Report.Suspicious> suspicious = new ArrayList<>();

    Gathering(Policy today, RefusedSenders senders) {
      this.today = today;
      this.senders = senders;
    }

    /** The part that is independent of other messages, for several at the same time. */
    Read read(StoredDecision stored) {
      List<Evidence.Owner> seen = new ArrayList<>();
      StoredEvidence.trace(stored)
          .step(Question.ACCEPTED)
          .ifPresent(step -> step.saw().forEach(each -> addOwner(each, seen)));
      boolean promoted = stored.entry().outcome() == Outcome.PROMOTED;
      return new Read(stored, seen, promoted ? again(stored) : Optional.empty());
    }

    private static void addOwner(Evidence evidence, List<Evidence.Owner> seen) {
      if (evidence instanceof Evidence.Owner owner) {
        seen.add(owner);
      }
    }

    private Optional<Decision.Promote> again(StoredDecision stored) {
      Decision decision = decider.decide(StoredEvidence.facts(stored), today);
      return decision instanceof Decision.Promote promote ? Optional.of(promote) : Optional.empty();
    }

    void add(Read read) {
      StoredDecision stored = read.stored();
      boolean promoted = stored.entry().outcome() == Outcome.PROMOTED;
      boolean refused = RefusedSenders.isRefusal(stored);
      if (promoted || refused) {
        LocalDate day = LocalDate.ofInstant(stored.entry().receivedAt(), ZoneOffset.UTC);
        count(days, day, promoted);
      }
      read.owners().forEach(each -> count(owners, each.id().toString(), each.finding().accepts()));
      read.again().ifPresent(promote -> addCorrelation(stored, promote));
      if (refused) {
        senders.add(stored);
      }
    }

    private static <K> void count(Map<K, Report.Split> splits, K key, boolean yes) {
      splits.put(key, splits.getOrDefault(key, new Report.Split(0, 0)).and(yes));
    }

    private void addCorrelation(StoredDecision stored, Decision.Promote promote) {
      Correlated correlated = promote.correlated();
      if (!correlated.isPresent()) {
        return;
      }
      methods.merge(correlated.method(), 1L, Long::sum);
      agreement.merge(correlated.agreement(), 1L, Long::sum);
      Report.Suspicious odd =
          new Report.Suspicious(
              stored,
              promote.creation().remarks(),
              correlated.agreement() == Correlated.Agreement.CONFLICT);
      if (odd.isSuspicious() && suspicious.size() < MOST_SUSPICIOUS) {
        suspicious.add(odd);
      }
    }

    Report report(Instant since, List<DecisionCount> counts) {
      return new Report(
          since,
          counts.stream().mapToLong(DecisionCount::count).sum(),
          counts,
          owners,
          days,
          senders.list(),
          methods,
          agreement.getOrDefault(Correlated.Agreement.ALONE, 0L),
          agreement.getOrDefault(Correlated.Agreement.AGREE, 0L),
          agreement.getOrDefault(Correlated.Agreement.CONFLICT, 0L),
          suspicious);
    }
  }
}
