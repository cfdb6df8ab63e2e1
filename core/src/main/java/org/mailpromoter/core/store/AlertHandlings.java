package org.mailpromoter.core.store;

import java.util.List;
import org.mailpromoter.core.health.AlertCause;

/**
 * Keeps which causes of alerts people have dealt with. Thread-safe, also between processes that
 * share a storage.
 *
 * <ul>
 *   <li>AH-1: a cause has one handling, the latest.
 *   <li>AH-2: a handling is deleted with the last alert of its cause, so there are never more of
 *       them than alerts.
 * </ul>
 *
 * @since 0.1
 */
public interface AlertHandlings {
  /** Keeps a handling instead of the one before (AH-1). */
  void put(AlertHandling handling);

  /**
   * Forgets the handling of a cause.
   *
   * @return whether there was one
   */
  boolean remove(AlertCause cause);

  /** The handlings, ordered by what they are about and by code. */
  List<AlertHandling> list();
}
