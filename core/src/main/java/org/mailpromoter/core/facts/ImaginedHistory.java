package org.mailpromoter.core.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.KnownActivity;

/**
 * Simulates the consequences if other messages had become activities: whether replies to them
 * correlate, and whether their copies are duplicates. Messages are added by one thread, in the
 * order in which they were decided. Memory grows by about a hundred bytes for each difference, and
 * not with the messages processed.
 *
 * <p>Limitation: a reply that loses its match is not looked up in the store for another one.
 *
 * @since 0.1
 */
public final class ImaginedHistory {
  private final Correlator correlator;
  private final ImaginedActivities imagined;
  private final Map<Long, BitSet> gone = new HashMap<>();

  /**
   * A history without differences.
   *
   * @param messages reads the facts of an added message again; empty if they were deleted meanwhile
   */
  public ImaginedHistory(
      List<CorrelationStrategy> strategies, LongFunction<Optional<Facts>> messages) {
    this.correlator = new Correlator(strategies);
    this.imagined = new ImaginedActivities(correlator, messages);
  }

  /**
   * The message would be an activity.
   *
   * @param message its number, by which its facts are read again
   */
  public void exists(long message, Facts facts, Creation creation) {
    imagined.add(message, facts, creation);
  }

  /** The activity would not exist. */
  public void missing(ActivityId id) {
    gone.computeIfAbsent(id.value() / Long.SIZE, unused -> new BitSet(Long.SIZE))
        .set((int) (id.value() % Long.SIZE));
  }

  private boolean isGone(ActivityId id) {
    BitSet some = gone.get(id.value() / Long.SIZE);
    return some != null && some.get((int) (id.value() % Long.SIZE));
  }

  /** What a message looks for. May be asked by any thread, beforehand. */
  public Set<CorrelationKey> sought(Facts facts) {
    return correlator.soughtBy(facts.envelope()).all();
  }

  /** The facts of a message as they would be; the very same object where nothing is different. */
  public Facts of(Facts facts) {
    return of(facts, sought(facts));
  }

  /**
   * The same, with the keys that the message seeks computed beforehand.
   *
   * @param sought the keys it seeks
   */
  public Facts of(Facts facts, Set<CorrelationKey> sought) {
    if (imagined.isEmpty() && gone.isEmpty()) {
      return facts;
    }
    List<KnownActivity> known = known(facts);
    List<StrategyReport> reports = reports(facts, sought);
    boolean same = known.equals(facts.known()) && reports.equals(facts.correlation());
    return same ? facts : facts.withHistory(reports, known);
  }

  private List<KnownActivity> known(Facts facts) {
    List<KnownActivity> more = imagined.known(facts.envelope().identity().key());
    if (more.isEmpty() && facts.known().stream().noneMatch(each -> isGone(each.id()))) {
      return facts.known();
    }
    List<KnownActivity> known = new ArrayList<>(facts.known());
    known.removeIf(each -> isGone(each.id()));
    known.addAll(more);
    return known;
  }

  private List<StrategyReport> reports(Facts facts, Set<CorrelationKey> sought) {
    List<StrategyReport> stored = withoutGone(facts.correlation());
    Collection<Candidate> found = imagined.candidates(sought);
    if (found.isEmpty()) {
      return stored;
    }
    CandidateIndex candidates = new CandidateIndex();
    found.forEach(candidates::add);
    Map<String, StrategyReport> more = new HashMap<>();
    correlator
        .reports(
            facts.envelope(),
            correlator.soughtBy(facts.envelope()),
            facts.sentAt(),
            senders(facts),
            candidates)
        .forEach(report -> more.put(report.strategy(), report));
    return stored.stream()
        .map(
            report ->
                report.match().isPresent() ? report : more.getOrDefault(report.strategy(), report))
        .toList();
  }

  private List<StrategyReport> withoutGone(List<StrategyReport> reports) {
    return gone.isEmpty() ? reports : reports.stream().map(this::withoutGone).toList();
  }

  private StrategyReport withoutGone(StrategyReport report) {
    boolean lost = report.match().filter(match -> isGone(match.activity())).isPresent();
    return lost
        ? StrategyReport.of(report.strategy(), report.method(), report.sought(), Optional.empty())
        : report;
  }

  private static Set<RecordId> senders(Facts facts) {
    Set<RecordId> senders = new HashSet<>();
    facts
        .sender()
        .ifPresent(
            sender -> sender.candidates().stream().map(PartyRecord::id).forEach(senders::add));
    return senders;
  }
}
