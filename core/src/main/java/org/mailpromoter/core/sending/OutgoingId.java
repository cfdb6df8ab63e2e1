package org.mailpromoter.core.sending;

/**
 * The number of an outgoing mail.
 *
 * @param value positive
 * @since 0.1
 */
public record OutgoingId(long value) implements Comparable<OutgoingId> {
  /**
   * @throws IllegalArgumentException if {@code value} is not positive
   */
  public OutgoingId {
    if (value < 1) {
      throw new IllegalArgumentException("numbers of outgoing mail begin at 1, not " + value);
    }
  }

  @Override
  public int compareTo(OutgoingId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
