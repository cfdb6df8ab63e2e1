package org.mailpromoter.core.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.guard.StrategyFailure;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.Watermark;

/** Counts what was committed. Written by the committing thread, read when it is done. */
final class Tally {
  private final Map<Outcome, Map<Reason, Long>> counts = new TreeMap<>();
  private Watermark newest = Watermark.NONE;
  private final StrategyFailures strategyFailures = new StrategyFailures();
  private final List<Alert> alerts = new ArrayList<>();
  private long decidedAgain;
  private long recognised;
  private long vanished;

  synchronized void add(DecidedPage page) {
    for (DecisionEntry entry : page.entries()) {
      counts
          .computeIfAbsent(entry.outcome(), unused -> new TreeMap<>())
          .merge(entry.reason(), 1L, Long::sum);
      boolean open = entry.subReasons().contains(SubReason.CREATION_FAILED);
      if (entry.outcome() != Outcome.OUT_OF_SCOPE && !open) {
        newest = newest.after(entry.receivedAt());
      }
    }
    decidedAgain += page.again() ? page.entries().size() : 0;
    recognised += page.recognised();
    vanished += page.vanished();
    strategyFailures.add(page.strategyFailures());
  }

  synchronized List<StrategyFailure> strategyFailures() {
    return strategyFailures.list();
  }

  /**
   * The watermark after the run. Mail that arrived while it was read may have come into a folder
   * behind the reader, and must not be covered.
   */
  synchronized Watermark processed(Watermark before, Instant start) {
    Instant reached = newest.covers(start) ? start : newest.reached();
    return before.after(reached);
  }

  /** Keeps an alert until the run is over. */
  synchronized void alert(Alert alert) {
    alerts.add(alert);
  }

  /** Keeps an alert unless there is one with its code. */
  synchronized void alertOnce(Alert alert) {
    if (alerts.stream().noneMatch(known -> known.code().equals(alert.code()))) {
      alerts.add(alert);
    }
  }

  synchronized List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  synchronized long decidedAgain() {
    return decidedAgain;
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
