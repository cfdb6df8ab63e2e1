package org.mailpromoter.core.mailbox;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  /** Written out: the generated method uses method handles, which are slow with the C1 compiler. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FolderId folder && value.equals(folder.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
