package org.mailpromoter.core.turn;

/**
 * Shares the work with a storage among processes.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Turns {
  /**
   * Joins the work. Where only one process can work with the storage, a command waits until a
   * service has made way, for a minute at most.
   *
   * @throws org.mailpromoter.core.store.StoreException if another process works and does not make
   *     way ({@link org.mailpromoter.core.store.StoreError#IN_USE}), or nothing can be written
   */
  Worker join(Worker.Kind kind);
}
