package org.mailpromoter.core.facts;

import java.util.Objects;

/**
 * The failed attempts to create the activity of a message, and the last cause (S-40).
 *
 * @param failed attempts that failed, not negative
 * @param why the last cause, empty if there was no failure
 * @param gone whether the mailbox stopped listing the message, so that no attempt can succeed
 * @since 0.1
 */
public record CreationAttempts(int failed, String why, boolean gone) {
  /** Nothing failed. */
  public static final CreationAttempts NONE = new CreationAttempts(0, "");

  /** Server messages can be long. */
  private static final int LONGEST_REASON = 300;

  /** Attempts for a message that still exists. */
  public CreationAttempts(int failed, String why) {
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
  public CreationAttempts failedAgain(String reason) {
    return new CreationAttempts(failed + 1, shown(reason));
  }

  /** The last attempt: the mailbox does not list the message any more. */
  public CreationAttempts vanished(String reason) {
    return new CreationAttempts(failed + 1, shown(reason), true);
  }

  private static String shown(String reason) {
    return reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
  }

  /** Whether an attempt failed. */
  public boolean any() {
    return failed > 0;
  }
}
