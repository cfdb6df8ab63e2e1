package org.mailpromoter.core.mailbox;

/**
 * How much one page may hold. A page may always hold one message, however large its header.
 *
 * @param messages most messages in a page
 * @param headerBytes a header block longer than this is cut to it
 * @param pageBytes a page ends with the message at which its headers together reach this many bytes
 * @since 0.1
 */
public record PageLimit(int messages, int headerBytes, long pageBytes) {
  /** A page that is bounded by its messages alone. */
  public PageLimit(int messages, int headerBytes) {
    this(messages, headerBytes, (long) messages * headerBytes);
  }

  /**
   * @throws IllegalArgumentException if a limit is not positive
   */
  public PageLimit {
    if (messages < 1 || headerBytes < 1 || pageBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
