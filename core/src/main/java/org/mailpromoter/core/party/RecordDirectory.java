package org.mailpromoter.core.party;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Finds the records behind addresses. Called once for each batch of messages, never for one
 * message. What an implementation must keep to ({@code RecordDirectoryContract} tests it):
 *
 * <ul>
 *   <li>RD-1: an address that nobody has is absent from the answer, and so is every address that
 *       was not asked for; no list is empty.
 *   <li>RD-2: a list is ordered by record id and holds no record twice.
 *   <li>RD-3: the case of letters in addresses does not matter, however the source writes them.
 *   <li>RD-4: inactive records are included; whether they count is decided elsewhere.
 *   <li>RD-5: thousands of addresses in one question are answered in full.
 *   <li>RD-6: the same state of the records gives the same answer, whatever else is asked with it.
 *   <li>RD-7: what changes is found by the next question, or after a delay that the implementation
 *       documents.
 *   <li>RD-8: a directory that cannot answer in full throws, also when a part of the answer is
 *       there already; an answer with gaps would turn customers into strangers, for good. It ends a
 *       request that its source does not answer within two minutes, and throws.
 *   <li>RD-9: {@link #close} may be called several times.
 *   <li>RD-10: any number of threads may ask at the same time.
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
   * @throws DirectoryException if it cannot tell
   * @throws org.mailpromoter.core.store.StoreException if the directory is a storage that fails
   */
  Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses);

  /**
   * A number that is another one as soon as an answer may be another one; empty for a directory
   * that only asking tells. Cheap: it is read once for each batch, before the question.
   *
   * @throws DirectoryException if it cannot tell
   */
  default OptionalLong changes() {
    return OptionalLong.empty();
  }

  /** From when the state is that it answers from; empty when that is the present one. */
  default Optional<Instant> asOf() {
    return Optional.empty();
  }

  /**
   * What people should know although it answers, for example that a file is damaged and its former
   * contents count. Known once it was asked something.
   */
  default List<DirectoryWarning> warnings() {
    return List.of();
  }

  /** Releases files and connections; does nothing by default. */
  @Override
  default void close() {}
}
