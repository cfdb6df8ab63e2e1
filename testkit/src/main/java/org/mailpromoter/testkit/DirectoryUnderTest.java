package org.mailpromoter.testkit;

import java.util.List;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;

/**
 * A directory that a test can fill and break.
 *
 * @since 0.1
 */
public interface DirectoryUnderTest extends AutoCloseable {
  /** The directory; the same one at each call. */
  RecordDirectory directory();

  /**
   * Adds records, or replaces those of the same id. If the source keeps the case of addresses,
   * write them in capitals.
   */
  void put(List<RecordEntry> entries);

  /** Lets the delay pass after which a change is found, where one is documented. */
  default void passDelay() {}

  /**
   * Removes the source of the directory.
   *
   * @return whether it can be removed at all; a directory in memory never fails
   */
  default boolean fail() {
    return false;
  }

  /**
   * Lets the source answer some requests of the directory and fail from then on, so that a question
   * that takes several requests fails in its middle.
   *
   * @param requests how many requests are still answered
   * @return whether that can be done, and thousands of addresses take more requests than these
   */
  default boolean failAfter(int requests) {
    return false;
  }

  @Override
  void close();
}
