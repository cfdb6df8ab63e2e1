package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.mailbox.MailboxId;

/** Counts what was committed. Written by the committing thread, read when it is done. */
final class Tally {
  private final Map<Outcome, Map<Reason, Long>> counts = new TreeMap<>();
  private final StrategyFailures strategyFailures = new StrategyFailures();
  private long recognised;
  private long vanished;

  synchronized void add(DecidedPage page) {
    for (DecisionEntry entry : page.entries()) {
      counts
          .computeIfAbsent(entry.outcome(), unused -> new TreeMap<>())
          .merge(entry.reason(), 1L, Long::sum);
    }
    recognised += page.recognised();
    vanished += page.vanished();
    strategyFailures.add(page.strategyFailures());
  }

  synchronized List<StrategyFailure> strategyFailures() {
    return strategyFailures.list();
  }

  synchronized long recognised() {
    return recognised;
  }

  synchronized long vanished() {
    return vanished;
  }

  synchronized List<DecisionCount> counts(MailboxId mailbox) {
    List<DecisionCount> all = new ArrayList<>();
    counts.forEach(
        (outcome, byReason) ->
            byReason.forEach(
                (reason, count) -> all.add(new DecisionCount(mailbox, outcome, reason, count))));
    return all;
  }
}
