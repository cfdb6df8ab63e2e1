package org.mailpromoter.core.guard;

import java.util.Objects;
import org.mailpromoter.core.correlation.StrategyFault;

/**
 * A correlation strategy that failed over some messages of a run, which were decided without it.
 *
 * @param strategy its name
 * @param messages over how many messages
 * @param failure what went wrong the first time
 * @since 0.1
 */
public record StrategyFailure(String strategy, long messages, StrategyFault failure) {
  /** Rejects nulls. */
  public StrategyFailure {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(failure, "failure");
  }
}
