package org.mailpromoter.core.sync;

import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.guard.Thrown;

/**
 * Distinguishes failures caused by a message from failures of the storage, a directory or the
 * process.
 */
final class MessageFault {
  private MessageFault() {}

  /** Whether a message, or the code that works on it, may be the cause. */
  static boolean isPossible(@Nullable Throwable cause) {
    if (cause instanceof Faulted faulted) {
      return faulted.code().meaning().scope() == FaultScope.MESSAGE;
    }
    return cause instanceof RuntimeException
        || cause instanceof LinkageError
        || cause instanceof StackOverflowError;
  }

  /** What failed, with the code of the failure or what was thrown. */
  static Obstacle obstacle(Obstacle.Kind what, @Nullable Throwable cause) {
    return new Obstacle(
        what, cause instanceof Faulted faulted ? faulted.code().id() : Thrown.said(cause));
  }
}
