package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.Decider;

/**
 * Counts the effect of changes on recent messages, in one pass for all changes. It reads a bounded
 * number of messages, so the time does not depend on the size of the database.
 */
final class ImpactCounter {
  private final DecisionHistory history;
  private final Decider decider = new Decider();

  ImpactCounter(DecisionHistory history) {
    this.history = history;
  }

  /**
   * The impact of each change, in their order.
   *
   * @param about the message for which the changes are meant, which is counted however old it is
   */
  List<Impact> of(StoredDecision about, List<Change> changes, Policy policy, Instant since) {
    Count count = new Count(changes.size());
    if (!changes.isEmpty()) {
      count.add(row(about, changes, policy));
      new Pages(history, DecisionFilter.all().withReceivedFrom(since), DecisionHistory.With.FACTS)
          .forEachOfLatest(
              page ->
                  page.parallelStream()
                      .filter(each -> !each.id().equals(about.id()))
                      .map(each -> row(each, changes, policy))
                      .forEachOrdered(count::add));
    }
    return count.impacts();
  }

  private record Row(StoredDecision stored, boolean promoted, BitSet promotedAfter) {}

  private Row row(StoredDecision stored, List<Change> changes, Policy policy) {
    Grounds now = new Grounds(StoredEvidence.facts(stored), policy);
    BitSet after = new BitSet(changes.size());
    for (int i = 0; i < changes.size(); i++) {
      after.set(i, promotes(changes.get(i).in(now)));
    }
    return new Row(stored, promotes(now), after);
  }

  private boolean promotes(Grounds grounds) {
    return decider.decide(grounds.facts(), grounds.policy()) instanceof Decision.Promote;
  }

  /** A message that is already an activity is not promoted again, in any mailbox. */
  private static final class Count {
    private final Map<MessageIdentity, BitSet> promoted = new HashMap<>();
    private final Set<MessageIdentity> activities = new HashSet<>();
    private final long[] noLonger;
    private long messages;

    Count(int changes) {
      noLonger = new long[changes];
    }

    void add(Row row) {
      messages++;
      MessageIdentity identity = row.stored().entry().identity();
      if (row.stored().entry().activity().isPresent()) {
        activities.add(identity);
      }
      if (!row.promoted()) {
        promoted.computeIfAbsent(identity, unused -> new BitSet()).or(row.promotedAfter());
      }
      for (int i = 0; i < noLonger.length; i++) {
        noLonger[i] += !row.promotedAfter().get(i) && row.promoted() ? 1 : 0;
      }
    }

    List<Impact> impacts() {
      promoted.keySet().removeAll(activities);
      List<Impact> impacts = new ArrayList<>();
      for (int i = 0; i < noLonger.length; i++) {
        int change = i;
        long made = promoted.values().stream().filter(each -> each.get(change)).count();
        impacts.add(messages == 0 ? Impact.NOT_COUNTED : new Impact(messages, made, noLonger[i]));
      }
      return impacts;
    }
  }
}
