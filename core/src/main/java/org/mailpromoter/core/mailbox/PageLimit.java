package org.mailpromoter.core.mailbox;

/**
 * How much one page may hold. A page may always hold one message, however large its header.
 *
 * @param messages most messages in a page
 * @param headerBytes a header block longer than this is cut to it
 * @since 0.1
 */
public record PageLimit(int messages, int headerBytes) {
  /**
   * @throws IllegalArgumentException if a limit is not positive
   */
  public PageLimit {
    if (messages < 1 || headerBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
