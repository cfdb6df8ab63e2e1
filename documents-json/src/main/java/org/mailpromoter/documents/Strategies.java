package org.mailpromoter.documents;

import java.util.List;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.guard.StrategyFailure;

/** Failures of correlation strategies. */
final class Strategies {
  private Strategies() {}

  /** The strategies that failed on one message. */
  static List<Members> failures(List<StrategyReport> reports) {
    return reports.stream().map(each -> failure(each.strategy(), 1, each.failure())).toList();
  }

  /** The strategies that failed during a synchronization. */
  static List<Members> of(List<StrategyFailure> failures) {
    return failures.stream()
        .map(each -> failure(each.strategy(), each.messages(), each.failure()))
        .toList();
  }

  private static Members failure(String strategy, long messages, String sentence) {
    return Members.of("strategy", strategy).with("messages", messages).with("sentence", sentence);
  }
}
