package org.mailpromoter.core.guard;

import org.jspecify.annotations.Nullable;

/**
 * A strategy has no answer; the message says why, for the trace.
 *
 * @since 0.1
 */
public final class StrategyFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Failures are stored with every message, and their text is somebody else's. */
  private static final int LONGEST = 300;

  /** Without a stack trace: a strategy that fails does so for every message. */
  StrategyFailedException(String why) {
    super(why.length() > LONGEST ? why.substring(0, LONGEST) + "..." : why, null, false, false);
  }

  /** What a strategy threw, or why its answer is refused. */
  public static StrategyFailedException of(@Nullable Throwable thrown) {
    return thrown instanceof StrategyFailedException failed
        ? failed
        : new StrategyFailedException(Thrown.words(thrown));
  }
}
