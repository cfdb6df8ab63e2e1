package org.mailpromoter.core.mailbox;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a mailbox in the configuration. Immutable.
 *
 * @param value not blank
 * @since 0.1
 */
public record MailboxId(String value) implements Comparable<MailboxId> {
  /**
   * @throws IllegalArgumentException if {@code value} is blank
   */
  public MailboxId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("a mailbox needs a name");
    }
  }

  /** Written out: the generated method uses method handles, which are slow with the C1 compiler. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MailboxId mailbox && value.equals(mailbox.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(MailboxId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
