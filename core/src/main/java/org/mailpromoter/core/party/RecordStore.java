package org.mailpromoter.core.party;

import java.util.List;

/**
 * A directory that people can write to.
 *
 * @since 0.1
 */
public interface RecordStore extends RecordDirectory {
  /**
   * Adds records, or replaces those of the same id together with their addresses; all or nothing. A
   * record that is replaced keeps its time of creation.
   *
   * @return how many were new
   */
  int put(List<RecordEntry> entries);

  /**
   * Records whose id, name or address contains {@code part}, regardless of case, ordered by id.
   *
   * @param part empty for all
   * @param limit most records to return
   */
  List<RecordEntry> list(String part, int limit);

  /** How many records there are. */
  long count();
}
