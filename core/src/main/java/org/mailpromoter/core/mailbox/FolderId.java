package org.mailpromoter.core.mailbox;

import java.util.Objects;

/**
 * A folder of one mailbox, named as its connector names it: the decoded full name on IMAP, the path
 * of display names on Exchange. Immutable.
 *
 * @param value not empty
 * @since 0.1
 */
public record FolderId(String value) {
  /**
   * @throws IllegalArgumentException if {@code value} is empty
   */
  public FolderId {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a folder needs a name");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
