package org.mailpromoter.core.party;

import org.mailpromoter.core.history.Progress;

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
  default int put(Iterable<RecordEntry> entries) {
    return put(entries, Progress.NONE);
  }

  /**
   * The same, followed by a progress. The entries are read once, within the transaction; there may
   * be more of them than memory holds.
   *
   * @param progress counts records; if it ends the work, nothing is changed
   * @return how many were new
   * @throws java.util.concurrent.CancellationException if the progress ended the work
   */
  int put(Iterable<RecordEntry> entries, Progress progress);
}
