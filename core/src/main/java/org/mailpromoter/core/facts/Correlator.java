package org.mailpromoter.core.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.guard.PageStrategy;
import org.mailpromoter.core.guard.StrategyFailedException;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.RecordId;

/**
 * Asks every strategy about messages, whatever the settings are. A strategy that throws costs its
 * own report only; a {@link PageStrategy} is asked about a page at once. Pure as far as its
 * strategies are; thread-safe.
 *
 * @since 0.1
 */
public final class Correlator {
  /** As many sought values as a report keeps; a thread of a hundred references needs no more. */
  private static final int SOUGHT_KEPT = 3;

  private final List<CorrelationStrategy> strategies;

  /** Calls these strategies, in this order. */
  public Correlator(List<CorrelationStrategy> strategies) {
    this.strategies = List.copyOf(strategies);
  }

  /** The headers that strategies read beyond those that every envelope keeps. */
  public Set<String> headers() {
    Set<String> headers = new LinkedHashSet<>();
    strategies.forEach(each -> headers.addAll(each.headers()));
    return headers;
  }

  /** The same for the messages of a page, each of which is asked for its keys once. */
  Correlator prepared(List<Envelope> page) {
    return new Correlator(strategies.stream().map(each -> prepared(each, page)).toList());
  }

  private static CorrelationStrategy prepared(CorrelationStrategy strategy, List<Envelope> page) {
    return new SoughtOnce(strategy instanceof PageStrategy each ? each.prepared(page) : strategy);
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

  /** The keys that one strategy seeks for a message; none when there is no such strategy. */
  Set<CorrelationKey> keysSoughtBy(String name, Envelope incoming) {
    return strategies.stream()
        .filter(strategy -> strategy.name().equals(name))
        .findFirst()
        .map(strategy -> guarded(() -> strategy.keysSoughtBy(incoming), Set.<CorrelationKey>of()))
        .orElse(Set.of());
  }

  /** The report of every strategy about a message, given the candidates of its batch by key. */
  List<StrategyReport> reports(
      Envelope incoming, Instant sent, Set<RecordId> senders, CandidateIndex candidates) {
    List<StrategyReport> reports = new ArrayList<>(strategies.size());
    for (CorrelationStrategy strategy : strategies) {
      reports.add(report(strategy, incoming, sent, senders, candidates));
    }
    return reports;
  }

  private static StrategyReport report(
      CorrelationStrategy strategy,
      Envelope incoming,
      Instant sent,
      Set<RecordId> senders,
      CandidateIndex candidates) {
    try {
      Set<CorrelationKey> sought = strategy.keysSoughtBy(incoming);
      List<Candidate> found = candidates.under(sought);
      Optional<Match> match = judged(strategy, incoming, sent, found);
      Optional<Match> weighed = match.map(each -> participation(each, incoming, senders, found));
      return StrategyReport.of(strategy.name(), strategy.method(), values(sought), weighed);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      StrategyFault why = StrategyFailedException.of(e).fault();
      return StrategyReport.failed(strategy.name(), strategy.method(), why);
    }
  }

  /**
   * Headers name what a message answers. All else shows that messages belong together, and which of
   * them answers which follows from when they were sent, and not from when they were read.
   */
  private static Optional<Match> judged(
      CorrelationStrategy strategy, Envelope incoming, Instant sent, List<Candidate> found) {
    if (strategy.method() == CorrelationMethod.IN_REPLY_TO) {
      return judged(strategy, incoming, found);
    }
    Map<Boolean, List<Candidate>> earlier =
        found.stream().collect(Collectors.partitioningBy(each -> each.precedes(sent, incoming)));
    return judged(strategy, incoming, earlier.getOrDefault(true, List.of()))
        .or(
            () ->
                judged(strategy, incoming, earlier.getOrDefault(false, List.of()))
                    .map(match -> match.later(true)));
  }

  private static Optional<Match> judged(
      CorrelationStrategy strategy, Envelope incoming, List<Candidate> found) {
    return found.isEmpty() ? Optional.empty() : strategy.judge(incoming, found);
  }

  /** The only place that checks, for every strategy, whether the sender is a participant. */
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

  /** An ambiguous author is never a participant. */
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

  /** The failure is in the strategy's report. */
  private static <T> T guarded(Supplier<T> call, T otherwise) {
    try {
      return call.get();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return otherwise;
    }
  }

  /** The candidates of a batch, found by key. */
  static final class CandidateIndex {
    private final Map<CorrelationKey, List<Candidate>> byKey;
    private final Predicate<Candidate> wanted;

    CandidateIndex() {
      this(new HashMap<>(), each -> true);
    }

    private CandidateIndex(
        Map<CorrelationKey, List<Candidate>> byKey, Predicate<Candidate> wanted) {
      this.byKey = byKey;
      this.wanted = wanted;
    }

    /** Returns these candidates without an activity. */
    CandidateIndex without(ActivityId itself) {
      return new CandidateIndex(byKey, each -> !each.activity().equals(itself));
    }

    void add(Candidate candidate) {
      for (CorrelationKey key : candidate.foundUnder()) {
        byKey.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(candidate);
      }
    }

    /**
     * The candidates under any of the keys, each once, the earliest first. A candidate shows those
     * of its keys that were sought, so that it looks the same wherever a page ends.
     */
    List<Candidate> under(Set<CorrelationKey> keys) {
      Map<ActivityId, Candidate> found = new HashMap<>();
      for (CorrelationKey key : keys) {
        for (Candidate candidate : byKey.getOrDefault(key, List.of())) {
          found.computeIfAbsent(candidate.activity(), unused -> candidate.soughtBy(keys));
        }
      }
      return found.isEmpty() ? List.of() : sorted(found);
    }

    private List<Candidate> sorted(Map<ActivityId, Candidate> found) {
      return found.values().stream().filter(wanted).sorted(Candidate.ORDER).toList();
    }
  }
}
