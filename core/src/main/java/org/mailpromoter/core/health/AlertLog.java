package org.mailpromoter.core.health;

import java.time.Instant;
import java.util.List;

/**
 * Keeps alerts.
 *
 * @since 0.1
 */
public interface AlertLog {
  /** Keeps an alert. */
  void raise(Alert alert);

  /** The latest alerts first, at most {@code limit}. */
  List<Alert> latest(int limit);

  /**
   * Deletes alerts that were raised before a time.
   *
   * @return how many
   */
  int deleteBefore(Instant time);
}
