package org.mailpromoter.core.party;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Finds the records behind addresses. Called once for each batch of messages, never for one
 * message. Implementations must be safe for one thread at a time and must return the same list for
 * the same state of the records: ordered by record id.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface RecordDirectory extends AutoCloseable {
  /**
   * All records, active and inactive, that have one of the addresses.
   *
   * @param addresses what to look up, possibly thousands
   * @return a list for each address that is known; unknown addresses are absent
   */
  Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses);

  /** Lets go of files and connections; without any there is nothing to do. */
  @Override
  default void close() {}
}
