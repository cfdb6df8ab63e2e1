package org.mailpromoter.core.mailbox;

import java.util.Objects;

/**
 * A mark on a message at its server: an IMAP keyword, an Exchange category.
 *
 * @param name the mark, not blank
 */
public record Mark(String name) {
  /**
   * @throws IllegalArgumentException if {@code name} is blank
   */
  public Mark {
    Objects.requireNonNull(name, "name");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a mark needs a name");
    }
  }
}
