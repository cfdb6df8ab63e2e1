package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.Decider;

/**
 * Counts what changes would do to the stored messages of late, in one pass for all of them. Looks
 * at a bounded number of messages, so that an answer takes as long in a large database as in a
 * small one.
 */
final class ImpactCounter {
  private final DecisionHistory history;
  private final Decider decider = new Decider();

  ImpactCounter(DecisionHistory history) {
    this.history = history;
  }

  /** The impact of each change, in their order. */
  List<Impact> of(List<Change> changes, Policy policy, Instant since) {
    Count count = new Count(changes.size());
    if (!changes.isEmpty()) {
      new Pages(history, DecisionFilter.all().withReceivedFrom(since), DecisionHistory.With.FACTS)
          .forEachOfLatest(
              page ->
                  page.parallelStream()
                      .map(each -> row(each, changes, policy))
                      .forEachOrdered(count::add));
    }
    return count.impacts();
  }

  private record Row(boolean promoted, BitSet promotedAfter) {}

  private Row row(StoredDecision stored, List<Change> changes, Policy policy) {
    Grounds now = new Grounds(StoredEvidence.facts(stored), policy);
    BitSet after = new BitSet(changes.size());
    for (int i = 0; i < changes.size(); i++) {
      after.set(i, promotes(changes.get(i).in(now)));
    }
    return new Row(promotes(now), after);
  }

  private boolean promotes(Grounds grounds) {
    return decider.decide(grounds.facts(), grounds.policy()) instanceof Decision.Promote;
  }

  private static final class Count {
    private final long[] promoted;
    private final long[] noLonger;
    private long messages;

    Count(int changes) {
      promoted = new long[changes];
      noLonger = new long[changes];
    }

    void add(Row row) {
      messages++;
      for (int i = 0; i < promoted.length; i++) {
        promoted[i] += row.promotedAfter().get(i) && !row.promoted() ? 1 : 0;
        noLonger[i] += !row.promotedAfter().get(i) && row.promoted() ? 1 : 0;
      }
    }

    List<Impact> impacts() {
      List<Impact> impacts = new ArrayList<>();
      for (int i = 0; i < promoted.length; i++) {
        impacts.add(
            messages == 0 ? Impact.NOT_COUNTED : new Impact(messages, promoted[i], noLonger[i]));
      }
      return impacts;
    }
  }
}
