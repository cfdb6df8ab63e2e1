package org.mailpromoter.core.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.KnownActivity;

/**
 * Simulates the consequences if other messages had become activities: whether replies to them
 * correlate, and whether their copies are duplicates. Used by one thread, which goes through
 * messages in the order in which they were decided. Memory grows with the differences, not with the
 * messages processed.
 *
 * <p>Limitation: a reply that loses its match is not looked up in the store for another one.
 *
 * @since 0.1
 */
public final class ImaginedHistory {
  /** Above every number that a store gives out. */
  private static final long FIRST_NUMBER = 1L << 60;

  private final Correlator correlator;
  private final CandidateIndex candidates = new CandidateIndex();
  private final Set<CorrelationKey> keys = new HashSet<>();
  private final Map<String, List<KnownActivity>> imagined = new HashMap<>();
  private final Set<ActivityId> gone = new HashSet<>();
  private long next = FIRST_NUMBER;

  /** A history without differences. */
  public ImaginedHistory(List<CorrelationStrategy> strategies) {
    this.correlator = new Correlator(strategies);
  }

  /** The message would be an activity. */
  public void exists(Facts facts, Creation creation) {
    ActivityId id = new ActivityId(next++);
    Set<CorrelationKey> own = correlator.keysOf(facts.envelope());
    candidates.add(RecentActivities.candidate(facts, id, own, creation));
    keys.addAll(own);
    MessageIdentity identity = facts.envelope().identity();
    imagined
        .computeIfAbsent(identity.key(), unused -> new ArrayList<>(1))
        .add(new KnownActivity(id, facts.direction(), identity, facts.arrival().contentSize()));
  }

  /** The activity would not exist. */
  public void missing(ActivityId id) {
    gone.add(id);
  }

  /** What a message looks for. May be asked by any thread, beforehand. */
  public Set<CorrelationKey> sought(Facts facts) {
    return correlator.soughtBy(facts.envelope()).all();
  }

  /** The facts of a message as they would be; the very same object where nothing is different. */
  public Facts of(Facts facts) {
    return of(facts, Set.of());
  }

  /**
   * The same, with the keys that the message seeks computed beforehand.
   *
   * @param sought the keys it seeks; empty if not computed
   */
  public Facts of(Facts facts, Set<CorrelationKey> sought) {
    if (imagined.isEmpty() && gone.isEmpty()) {
      return facts;
    }
    List<KnownActivity> known = known(facts);
    List<StrategyReport> reports = reports(facts, sought.isEmpty() ? sought(facts) : sought);
    boolean same = known.equals(facts.known()) && reports.equals(facts.correlation());
    return same ? facts : facts.withHistory(reports, known);
  }

  private List<KnownActivity> known(Facts facts) {
    List<KnownActivity> more = imagined.getOrDefault(facts.envelope().identity().key(), List.of());
    if (more.isEmpty() && facts.known().stream().noneMatch(each -> gone.contains(each.id()))) {
      return facts.known();
    }
    List<KnownActivity> known = new ArrayList<>(facts.known());
    known.removeIf(each -> gone.contains(each.id()));
    known.addAll(more);
    return known;
  }

  private List<StrategyReport> reports(Facts facts, Set<CorrelationKey> sought) {
    List<StrategyReport> stored = withoutGone(facts.correlation());
    if (sought.stream().noneMatch(keys::contains)) {
      return stored;
    }
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
    boolean lost = report.match().filter(match -> gone.contains(match.activity())).isPresent();
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
