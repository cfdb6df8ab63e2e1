package org.mailpromoter.core.sync;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.guard.StrategyFailure;

/** Counts strategies that failed. Used by one thread at a time. */
final class StrategyFailures {
  private final Map<String, StrategyFailure> byStrategy = new TreeMap<>();

  void add(List<StrategyReport> reports) {
    for (StrategyReport report : reports) {
      report.failure().ifPresent(why -> add(new StrategyFailure(report.strategy(), 1, why)));
    }
  }

  void add(StrategyFailures more) {
    more.byStrategy.values().forEach(this::add);
  }

  private void add(StrategyFailure failure) {
    byStrategy.merge(
        failure.strategy(),
        failure,
        (first, next) ->
            new StrategyFailure(
                first.strategy(), first.messages() + next.messages(), first.failure()));
  }

  List<StrategyFailure> list() {
    return List.copyOf(byStrategy.values());
  }
}
