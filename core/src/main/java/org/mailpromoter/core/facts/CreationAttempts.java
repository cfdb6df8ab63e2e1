package org.mailpromoter.core.facts;

import java.util.Objects;

/**
 * How often the activity of a message could not be created, and what was in the way the last time
 * (S-40).
 *
 * @param failed attempts that failed, not negative
 * @param why what was in the way, empty when nothing was
 * @since 0.1
 */
public record CreationAttempts(int failed, String why) {
  /** Nothing failed. */
  public static final CreationAttempts NONE = new CreationAttempts(0, "");

  /** Servers can be long-winded. */
  private static final int LONGEST_REASON = 300;

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
    String shown = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
    return new CreationAttempts(failed + 1, shown);
  }

  /** Whether an attempt failed. */
  public boolean any() {
    return failed > 0;
  }
}
