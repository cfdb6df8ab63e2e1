package org.mailpromoter.core.party;

import java.util.List;
import java.util.Optional;

/**
 * A directory whose records can be listed, not only looked up by address.
 *
 * @since 0.1
 */
public interface ListedDirectory extends RecordDirectory {
  /**
   * Records whose id, name or address contains {@code part}, regardless of case, ordered by id.
   *
   * @param part empty for all
   * @param limit most records to return
   */
  List<RecordEntry> list(String part, int limit);

  /**
   * The records that the same list has behind a record, which need not exist any more. The order of
   * ids is that of this directory, and always the same.
   *
   * @param after the last record of the page before
   * @param part empty for all
   * @param limit most records to return
   */
  List<RecordEntry> listAfter(RecordId after, String part, int limit);

  /** The record with an id; empty when there is none. */
  Optional<RecordEntry> find(RecordId id);

  /** How many records there are. */
  long count();
}
