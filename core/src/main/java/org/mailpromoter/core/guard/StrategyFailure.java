package org.mailpromoter.core.guard;

import java.util.Objects;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.Faulted;

/**
 * A correlation strategy that failed over some messages of a run, which were decided without it.
 *
 * @param strategy its name
 * @param messages over how many messages
 * @param failure what went wrong the first time
 * @since 0.1
 */
public record StrategyFailure(String strategy, long messages, String failure) implements Faulted {
  /** Rejects nulls. */
  public StrategyFailure {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(failure, "failure");
  }

  @Override
  public ErrorCode code() {
    return ForeignFault.STRATEGY_FAILED;
  }

  @Override
  public String sentence() {
    return "The correlation strategy "
        + strategy
        + " failed over "
        + messages
        + (messages == 1 ? " message, which was" : " messages, which were")
        + " decided without it: "
        + failure
        + ".";
  }
}
