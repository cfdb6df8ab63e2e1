package org.mailpromoter.core.guard;

import org.jspecify.annotations.Nullable;

/**
 * A strategy has no answer; the message says why, for the trace.
 *
 * @since 0.1
 */
public final class StrategyFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Limits the text of a failure, which comes from the plugin and is stored with every message. */
  private static final int LONGEST = 300;

  /** Without a stack trace: a failing strategy usually fails for every message. */
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
