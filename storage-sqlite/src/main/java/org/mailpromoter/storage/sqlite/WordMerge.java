package org.mailpromoter.storage.sqlite;

import org.jdbi.v3.core.Handle;

/**
 * Merges the parts of an index of words, so that deleted words leave the file: the index notes only
 * that they are deleted until then.
 */
final class WordMerge {
  /** Pages of one step, so that nobody waits long for the writing connection. */
  private static final int PAGES = 200;

  private WordMerge() {}

  /** All at once, inside a transaction. */
  static void now(Handle handle) {
    handle.execute("INSERT INTO decision_words (decision_words) VALUES ('optimize')");
    handle.execute("INSERT INTO activity_words (activity_words) VALUES ('optimize')");
  }

  /** The words of decisions, in small transactions. */
  static void decisions(Database database) {
    boolean more = database.write(handle -> merge(handle, -PAGES)); // begins with all parts
    while (more) {
      more = database.write(handle -> merge(handle, PAGES));
    }
  }

  /** Whether anything was merged, as the documentation of FTS5 tells it. */
  private static boolean merge(Handle handle, int pages) {
    long before = changes(handle);
    handle.execute("INSERT INTO decision_words (decision_words, rank) VALUES ('merge', ?)", pages);
    return changes(handle) - before >= 2;
  }

  private static long changes(Handle handle) {
    return handle.createQuery("SELECT total_changes()").mapTo(Long.class).one();
  }
}
