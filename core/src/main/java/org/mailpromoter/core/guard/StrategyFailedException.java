package org.mailpromoter.core.guard;

import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.StrategyFault;

/**
 * A strategy has no answer.
 *
 * @since 0.1
 */
public final class StrategyFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StrategyFault fault;

  /** Without a stack trace: a failing strategy usually fails for every message. */
  StrategyFailedException(StrategyFault fault) {
    super(fault.toString(), null, false, false);
    this.fault = fault;
  }

  /** A failure without words. */
  static StrategyFailedException of(StrategyFault.Kind kind, long number) {
    return new StrategyFailedException(StrategyFault.of(kind, number));
  }

  /** What a strategy threw, or why its answer is refused. */
  public static StrategyFailedException of(@Nullable Throwable thrown) {
    return thrown instanceof StrategyFailedException failed
        ? failed
        : new StrategyFailedException(fault(thrown));
  }

  private static StrategyFault fault(@Nullable Throwable thrown) {
    return Thrown.endsTheProgram(thrown)
        ? StrategyFault.of(StrategyFault.Kind.ENDED_PROGRAM, 0)
        : StrategyFault.threw(Thrown.said(thrown));
  }

  /** Why. */
  public StrategyFault fault() {
    return fault;
  }
}
