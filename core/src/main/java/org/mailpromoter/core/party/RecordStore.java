package org.mailpromoter.core.party;

import java.util.List;

/**
 * A writable directory. Its {@link #changes} also covers changes by other processes.
 *
 * @since 0.1
 */
public interface RecordStore extends ListedDirectory {
  /**
   * Adds records, or replaces those of the same id together with their addresses; all or nothing. A
   * record that is replaced keeps its time of creation.
   *
   * @return how many were new
   */
  int put(List<RecordEntry> entries);
}
