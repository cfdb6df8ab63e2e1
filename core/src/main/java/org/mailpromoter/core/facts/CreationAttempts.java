package org.mailpromoter.core.facts;

import java.util.Objects;

/**
 * How often the activity of a message could not be created, and what was in the way the last time
 * (S-40).
 *
 * @param failed attempts that failed, not negative
 * @param why what was in the way, empty when nothing was
 * @param gone whether the mailbox stopped listing the message, so that no attempt can succeed
 * @since 0.1
 */
public record CreationAttempts(int failed, String why, boolean gone) {
  /** Nothing failed. */
  public static final CreationAttempts NONE = new CreationAttempts(0, "");

  /** Servers can be long-winded. */
  private static final int LONGEST_REASON = 300;

  /** Attempts on a message that is still there. */
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

  /** One attempt more that failed. */
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
