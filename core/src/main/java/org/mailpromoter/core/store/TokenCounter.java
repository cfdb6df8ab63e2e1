package org.mailpromoter.core.store;

import org.mailpromoter.core.party.RecordId;

/**
 * Numbers the senders of mail and counts their tracking tokens (C-21, C-22).
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TokenCounter {
  /**
   * The numbers in the next token of a sender.
   *
   * @param sender the number of the sender, given in the order in which they ask first, from 1
   * @param count how many tokens the sender has had, this one included
   */
  record Next(long sender, long count) {}

  /**
   * Counts one more token.
   *
   * @param sender the user; for a queue its owner
   */
  Next next(RecordId sender);
}
