package org.mailpromoter.core.diagnosis.english;

import java.util.Objects;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.guard.ForeignFault;
import org.mailpromoter.core.guard.StrategyFailure;

/**
 * A correlation strategy that failed over some messages of a run, as a failure in words.
 *
 * @param failure what happened
 * @since 0.1
 */
public record EnglishStrategyFailure(StrategyFailure failure) implements Faulted {
  /** Rejects null. */
  public EnglishStrategyFailure {
    Objects.requireNonNull(failure, "failure");
  }

  @Override
  public ErrorCode code() {
    return ForeignFault.STRATEGY_FAILED;
  }

  /** What went wrong the first time, without a full stop. */
  public String why() {
    return EnglishStrategyFault.of(failure.failure());
  }

  @Override
  public String sentence() {
    return "The correlation strategy "
        + failure.strategy()
        + " failed over "
        + failure.messages()
        + (failure.messages() == 1 ? " message, which was" : " messages, which were")
        + " decided without it: "
        + why()
        + ".";
  }
}
