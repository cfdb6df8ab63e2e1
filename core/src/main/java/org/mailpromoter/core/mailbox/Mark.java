package org.mailpromoter.core.mailbox;

import java.util.Objects;

/**
 * A keyword to set on messages or to remove (IMAP keyword, RFC 9051, 2.3.2; Exchange category).
 * Immutable.
 *
 * @param keyword the keyword as people see it; compared without regard to case
 * @param change whether to set or remove it
 * @since 0.1
 */
public record Mark(String keyword, Change change) {
  /** Whether to set or remove a keyword. */
  public enum Change {
    /** Set the keyword. */
    SET,
    /** Remove the keyword. */
    CLEARED
  }

  /**
   * @throws IllegalArgumentException if the keyword is blank
   */
  public Mark {
    Objects.requireNonNull(keyword, "keyword");
    Objects.requireNonNull(change, "change");
    if (keyword.isBlank()) {
      throw new IllegalArgumentException("a mark needs a keyword");
    }
  }

  /** Sets a keyword. */
  public static Mark set(String keyword) {
    return new Mark(keyword, Change.SET);
  }

  /** Removes a keyword. */
  public static Mark cleared(String keyword) {
    return new Mark(keyword, Change.CLEARED);
  }
}
