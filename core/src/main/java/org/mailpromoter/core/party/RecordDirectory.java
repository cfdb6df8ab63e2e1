package org.mailpromoter.core.party;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Finds the records behind addresses. Called once for each batch of messages, never for each
 * message. Rules for implementations ({@code RecordDirectoryContract} tests them):
 *
 * <ul>
 *   <li>RD-1: unknown addresses and addresses that were not requested are absent from the answer;
 *       no list is empty.
 *   <li>RD-2: a list is ordered by record id and holds no record twice.
 *   <li>RD-3: the case of letters in addresses does not matter, however the source writes them.
 *   <li>RD-4: inactive records are included; the caller decides whether they count.
 *   <li>RD-5: a query of thousands of addresses is answered completely.
 *   <li>RD-6: the same state of the records gives the same answer, independent of the other
 *       addresses in the query.
 *   <li>RD-7: the next query finds a change, or does so after a documented delay.
 *   <li>RD-8: a directory that cannot answer completely throws, even if it has a part of the
 *       answer; an answer with gaps would permanently treat customers as unknown. It aborts a
 *       request that its source does not answer within two minutes, and throws.
 *   <li>RD-9: {@link #close} may be called several times.
 *   <li>RD-10: any number of threads may call it at the same time.
 *   <li>RD-11: {@link #changes} stays the same while nothing changes and is another number after a
 *       change.
 * </ul>
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
   * @throws DirectoryException if it cannot answer @throws
   *     org.mailpromoter.core.store.StoreException if the directory is a storage that fails
   */
  Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses);

  /**
   * A number that changes whenever an answer may change; empty if the directory cannot detect
   * changes. It must be cheap: it is read once for each batch, before the query.
   *
   * @throws DirectoryException if it cannot tell
   */
  default OptionalLong changes() {
    return OptionalLong.empty();
  }

  /** The time of the data from which it answers; empty if the data is current. */
  default Optional<Instant> asOf() {
    return Optional.empty();
  }

  /**
   * Warnings about problems despite which it answers, for example that a file is damaged and its
   * former contents are used. Available after the first query.
   */
  default List<DirectoryWarning> warnings() {
    return List.of();
  }

  /** Closes files and connections. The default does nothing. */
  @Override
  default void close() {}
}
