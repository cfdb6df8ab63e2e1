package org.mailpromoter.documents;

import java.util.List;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.diagnosis.english.EnglishStrategyFailure;
import org.mailpromoter.core.guard.StrategyFailure;

/** Failures of correlation strategies. */
final class Strategies {
  private Strategies() {}

  /** The strategies that failed on one message. */
  static List<Members> failures(List<StrategyReport> reports) {
    return of(reports.stream().flatMap(each -> failure(each).stream()).toList());
  }

  private static List<StrategyFailure> failure(StrategyReport report) {
    return report
        .failure()
        .map(fault -> List.of(new StrategyFailure(report.strategy(), 1, fault)))
        .orElse(List.of());
  }

  /** The strategies that failed during a synchronization. */
  static List<Members> of(List<StrategyFailure> failures) {
    return failures.stream().map(Strategies::failure).toList();
  }

  private static Members failure(StrategyFailure failure) {
    return Members.of("strategy", failure.strategy())
        .with("messages", failure.messages())
        .with("fault", fault(failure.failure()))
        .with("sentence", new EnglishStrategyFailure(failure).why());
  }

  /** What a strategy did wrong. */
  static Members fault(StrategyFault fault) {
    return Members.of("kind", fault.kind())
        .with("number", fault.number())
        .with("text", fault.said())
        .with("failures_in_a_row", fault.inARow());
  }
}
