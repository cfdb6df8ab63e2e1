package org.mailpromoter.core.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps login tickets. Thread-safe, also between processes that share a storage: a ticket is
 * usually made by another process than the one that it lets in.
 *
 * <ul>
 *   <li>TI-1: a ticket is used once, also when several try at the same time.
 *   <li>TI-2: a ticket that has expired lets nobody in.
 * </ul>
 *
 * @since 0.1
 */
public interface TicketStore {
  /** Keeps a new ticket. */
  void put(LoginTicket ticket);

  /** Uses up the ticket with a digest; empty if there is none, or it has expired or was used. */
  Optional<LoginTicket> use(Secret.Digest digest, Instant now);

  /**
   * Deletes tickets that have expired.
   *
   * @return how many
   */
  int deleteExpired(Instant now);
}
