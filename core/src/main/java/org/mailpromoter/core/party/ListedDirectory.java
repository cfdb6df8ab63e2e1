package org.mailpromoter.core.party;

import java.util.List;

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

  /** The number of records. */
  long count();
}
