package org.mailpromoter.core.history;

import java.util.concurrent.CancellationException;

/**
 * Follows long work over what is stored, and can end it. The work calls it often, on its own
 * threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Progress {
  /** Follows nothing and never ends the work. */
  Progress NONE = some -> {};

  /**
   * Some more is done.
   *
   * @param some how much, in the unit that the work documents; 0 if the work only asks whether to
   *     go on
   * @throws CancellationException if the work should end
   */
  void advance(long some);
}
