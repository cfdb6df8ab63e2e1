package org.mailpromoter.core.facts;

import java.util.Objects;
import org.mailpromoter.core.decision.Obstacle;

/**
 * The failed attempts to create the activity of a message, and the last cause (S-40).
 *
 * @param failed attempts that failed, not negative
 * @param why the last cause, {@link Obstacle#NONE} if there was no failure
 * @param gone whether the mailbox stopped listing the message, so that no attempt can succeed
 * @since 0.1
 */
public record CreationAttempts(int failed, Obstacle why, boolean gone) {
  /** Nothing failed. */
  public static final CreationAttempts NONE = new CreationAttempts(0, Obstacle.NONE);

  /** Attempts for a message that still exists. */
  public CreationAttempts(int failed, Obstacle why) {
    this(failed, why, false);
  }

  /**
   * @throws IllegalArgumentException if the number is negative
   */
  public CreationAttempts {
    Objects.requireNonNull(why, "why");
    if (failed < 0) {
      throw new IllegalArgumentException("attempts cannot be negative");
    }
  }

  /** Returns this with one more failed attempt. */
  public CreationAttempts failedAgain(Obstacle reason) {
    return new CreationAttempts(failed + 1, reason);
  }

  /** The last attempt: the mailbox does not list the message any more. */
  public CreationAttempts vanished(Obstacle reason) {
    return new CreationAttempts(failed + 1, reason, true);
  }

  /** Whether an attempt failed. */
  public boolean any() {
    return failed > 0;
  }
}
