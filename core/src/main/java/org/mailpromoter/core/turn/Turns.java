package org.mailpromoter.core.turn;

/**
 * Shares the work with a storage among processes.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Turns {
  /**
   * Joins the work.
   *
   * @throws org.mailpromoter.core.store.StoreException if another process works and only one can
   *     ({@link org.mailpromoter.core.store.StoreError#IN_USE}), or nothing can be written
   */
  Worker join();
}
