package org.mailpromoter.core.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;

/**
 * Keeps alerts. Thread-safe, also between processes that share a storage.
 *
 * <ul>
 *   <li>AL-1: an alert that is raised once is kept unless the same was told within a window before
 *       it, as something as bad, and nothing better was told of the same thing since.
 *   <li>AL-2: what several threads raise once at the same time is kept once.
 *   <li>AL-3: alerts of the level {@code INFORMATION} are news and always kept.
 * </ul>
 *
 * @since 0.1
 */
public interface AlertLog {
  /** Keeps an alert. */
  void raise(Alert alert);

  /**
   * Keeps an alert unless people know it (AL-1). Two alerts are the same when they have the same
   * code and text, whatever they are about: what strikes every mailbox is told once.
   *
   * @param window how long people remember what they were told
   * @return whether it was kept
   */
  boolean raiseOnce(Alert alert, Duration window);

  /**
   * Alerts, the latest first.
   *
   * @param from where the page begins
   * @param limit how many at most, positive
   */
  Page<Alert> list(PageKey from, int limit);

  /** The latest alerts first, at most {@code limit}. */
  default List<Alert> latest(int limit) {
    return list(PageKey.START, limit).entries();
  }

  /**
   * The alerts about what lasts: of each thing the latest one that tells of something that lasts or
   * is over, unless it is over. The latest first.
   */
  List<Alert> lasting();

  /**
   * Deletes alerts that were raised before a time.
   *
   * @return how many
   */
  int deleteBefore(Instant time);
}
