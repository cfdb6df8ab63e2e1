package org.mailpromoter.core.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** The same for the messages of a page. */
  Correlator prepared(List<Envelope> page) {
    return new Correlator(strategies.stream().map(each -> prepared(each, page)).toList());
  }

  private static CorrelationStrategy prepared(CorrelationStrategy strategy, List<Envelope> page) {
    return strategy instanceof PageStrategy each ? each.prepared(page) : strategy;
  }

  /** The keys under which a message is found once it is an activity. */
  public Set<CorrelationKey> keysOf(Envelope stored) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    for (CorrelationStrategy strategy : strategies) {
      keys.addAll(kept(strategy, stored));
    }
    return keys;
  }

  /** The failure is in the strategy's report, which asks for the same keys. */
  private static Set<CorrelationKey> kept(CorrelationStrategy strategy, Envelope stored) {
    try {
      return strategy.keysOf(stored);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return Set.of();
    }
  }

  /** The keys that the strategies seek for a message. */
  Sought soughtBy(Envelope incoming) {
    List<Sought.Answer> answers = new ArrayList<>(strategies.size());
    for (CorrelationStrategy strategy : strategies) {
      answers.add(answer(strategy, incoming));
    }
    return new Sought(answers);
  }

  private static Sought.Answer answer(CorrelationStrategy strategy, Envelope incoming) {
    try {
      return new Sought.Answer(strategy.name(), strategy.keysSoughtBy(incoming), null);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      StrategyFault why = StrategyFailedException.of(e).fault();
      return new Sought.Answer(strategy.name(), Set.of(), why);
    }
  }

  /** The report of every strategy about a message, given the candidates of its batch by key. */
  List<StrategyReport> reports(
      Envelope incoming,
      Sought sought,
      Instant sent,
      Set<RecordId> senders,
      CandidateIndex candidates) {
    List<StrategyReport> reports = new ArrayList<>(strategies.size());
    for (int i = 0; i < strategies.size(); i++) {
      CorrelationStrategy strategy = strategies.get(i);
      Sought.Answer keys = sought.answers().get(i);
      reports.add(
          keys.fault()
              .map(why -> StrategyReport.failed(strategy.name(), strategy.method(), why))
              .orElseGet(() -> report(strategy, keys, incoming, sent, senders, candidates)));
    }
    return reports;
  }

  private static StrategyReport report(
      CorrelationStrategy strategy,
      Sought.Answer sought,
      Envelope incoming,
      Instant sent,
      Set<RecordId> senders,
      CandidateIndex candidates) {
    try {
      List<Candidate> found = candidates.under(sought.keys());
      Optional<Match> match = judged(strategy, incoming, sent, found);
      Optional<Match> weighed = match.map(each -> participation(each, incoming, senders, found));
      return StrategyReport.of(strategy.name(), strategy.method(), values(sought.keys()), weighed);
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
    int later = later(found, sent, incoming);
    return judged(strategy, incoming, found.subList(0, later))
        .or(
            () ->
                judged(strategy, incoming, found.subList(later, found.size()))
                    .map(match -> match.later(true)));
  }

  /** Where those that were not sent before a message begin; the earliest come first. */
  private static int later(List<Candidate> found, Instant sent, Envelope incoming) {
    int later = found.size();
    while (later > 0 && !found.get(later - 1).precedes(sent, incoming)) {
      later--;
    }
    return later;
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

  private static List<String> values(Set<CorrelationKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<String> values = new ArrayList<>(SOUGHT_KEPT);
    for (CorrelationKey key : keys) {
      if (values.size() == SOUGHT_KEPT) {
        break;
      }
      values.add(key.value());
    }
    return values;
  }
}
