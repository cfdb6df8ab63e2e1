package org.mailpromoter.core.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.RecordId;

/**
 * Asks every strategy about messages, whatever the settings are. A strategy that throws costs its
 * own report only; one of somebody else is a {@link GuardedStrategy}. Pure as far as its strategies
 * are; thread-safe.
 *
 * @since 0.1
 */
public final class Correlator {
  /** As many sought values as a report keeps; a thread of a hundred references needs no more. */
  private static final int SOUGHT_KEPT = 3;

  private final List<CorrelationStrategy> strategies;

  /** Asks these strategies, in this order. */
  public Correlator(List<CorrelationStrategy> strategies) {
    this.strategies = List.copyOf(strategies);
  }

  /** The same, which has asked guarded strategies about the keys of a page in one go. */
  Correlator prepared(List<Envelope> page) {
    return strategies.stream().noneMatch(GuardedStrategy.class::isInstance)
        ? this
        : new Correlator(strategies.stream().map(each -> prepared(each, page)).toList());
  }

  private static CorrelationStrategy prepared(CorrelationStrategy strategy, List<Envelope> page) {
    return strategy instanceof GuardedStrategy guarded ? guarded.prepared(page) : strategy;
  }

  /** The keys under which a message is found once it is an activity. */
  public Set<CorrelationKey> keysOf(Envelope stored) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    for (CorrelationStrategy strategy : strategies) {
      keys.addAll(guarded(() -> strategy.keysOf(stored), Set.of()));
    }
    return keys;
  }

  /** The keys that any strategy seeks for a message. */
  Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    for (CorrelationStrategy strategy : strategies) {
      keys.addAll(guarded(() -> strategy.keysSoughtBy(incoming), Set.of()));
    }
    return keys;
  }

  /** What every strategy says about a message, given the candidates of its batch by key. */
  List<StrategyReport> reports(
      Envelope incoming, Set<RecordId> senders, CandidateIndex candidates) {
    List<StrategyReport> reports = new ArrayList<>(strategies.size());
    for (CorrelationStrategy strategy : strategies) {
      reports.add(report(strategy, incoming, senders, candidates));
    }
    return reports;
  }

  private static StrategyReport report(
      CorrelationStrategy strategy,
      Envelope incoming,
      Set<RecordId> senders,
      CandidateIndex candidates) {
    try {
      Set<CorrelationKey> sought = strategy.keysSoughtBy(incoming);
      List<Candidate> found = candidates.under(sought);
      Optional<Match> match = found.isEmpty() ? Optional.empty() : strategy.judge(incoming, found);
      Optional<Match> weighed = match.map(each -> participation(each, incoming, senders, found));
      return StrategyReport.of(strategy.name(), strategy.method(), values(sought), weighed);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      String why = String.valueOf(StrategyFailedException.of(e).getMessage());
      return StrategyReport.failed(strategy.name(), strategy.method(), why);
    }
  }

  /** The one place where it is asked, for every strategy, whether the sender takes part. */
  private static Match participation(
      Match match, Envelope incoming, Set<RecordId> senders, List<Candidate> found) {
    for (Candidate candidate : found) {
      if (candidate.activity().equals(match.activity()) && !candidate.addresses().isEmpty()) {
        boolean takesPart = takesPart(incoming, senders, candidate);
        return match.with(
            takesPart ? Match.Participation.TAKES_PART : Match.Participation.STRANGER);
      }
    }
    return match;
  }

  /** An author who is not clear takes part in nothing. */
  private static boolean takesPart(Envelope incoming, Set<RecordId> senders, Candidate candidate) {
    boolean named =
        incoming.from().addresses().stream()
            .anyMatch(from -> candidate.addresses().contains(from.address()));
    boolean clear = !incoming.flaws().contains(Flaw.AUTHOR_UNCLEAR);
    return clear && (named || candidate.people().stream().anyMatch(senders::contains));
  }

  private static List<String> values(Collection<CorrelationKey> keys) {
    return keys.stream().limit(SOUGHT_KEPT).map(CorrelationKey::value).toList();
  }

  /** The failure itself shows in the strategy's report. */
  private static <T> T guarded(Supplier<T> call, T otherwise) {
    try {
      return call.get();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return otherwise;
    }
  }

  /** The candidates of a batch, found by key. */
  static final class CandidateIndex {
    private final Map<CorrelationKey, List<Candidate>> byKey = new HashMap<>();

    void add(Candidate candidate) {
      for (CorrelationKey key : candidate.foundUnder()) {
        byKey.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(candidate);
      }
    }

    /** The candidates under any of the keys, each once, ordered by activity. */
    List<Candidate> under(Set<CorrelationKey> keys) {
      Map<ActivityId, Candidate> found = new TreeMap<>();
      for (CorrelationKey key : keys) {
        for (Candidate candidate : byKey.getOrDefault(key, List.of())) {
          found.put(candidate.activity(), candidate);
        }
      }
      return List.copyOf(found.values());
    }
  }
}
