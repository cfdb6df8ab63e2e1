package org.mailpromoter.core.mailbox;

import java.util.Objects;

/**
 * A keyword to put on messages or to take off (IMAP keyword, RFC 9051, 2.3.2; Exchange category).
 * Immutable.
 *
 * @param keyword the keyword as people see it; compared without regard to case
 * @param change what becomes of it
 * @since 0.1
 */
public record Mark(String keyword, Change change) {
  /** What becomes of a keyword. */
  public enum Change {
    /** It stands on the message afterwards. */
    SET,
    /** It does not stand on the message afterwards. */
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

  /** Puts a keyword on messages. */
  public static Mark set(String keyword) {
    return new Mark(keyword, Change.SET);
  }

  /** Takes a keyword off messages. */
  public static Mark cleared(String keyword) {
    return new Mark(keyword, Change.CLEARED);
  }
}
