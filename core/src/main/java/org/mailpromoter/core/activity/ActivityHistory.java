package org.mailpromoter.core.activity;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.message.MessageId;

/**
 * Reads activities. Thread-safe: several threads may read at the same time, and while others write.
 *
 * @since 0.1
 */
public interface ActivityHistory {
  /** One activity with parties and body. */
  Optional<EmailActivity> find(ActivityId id);

  /** The activities of a Message-ID, of either direction, with parties and body. */
  List<EmailActivity> find(MessageId id);

  /**
   * Activities with parties and without bodies, the latest first by when they were sent. The work
   * for a page is bounded, whatever the filter: what is rare and in no index may take several
   * pages, of which some are not full.
   *
   * @param from where the page begins
   * @param limit how many at most, positive
   */
  Page<EmailActivity> list(ActivityFilter filter, PageKey from, int limit);

  /** The latest activities, however long it takes to find them. */
  default List<EmailActivity> list(ActivityFilter filter, int limit) {
    return Page.full((from, most) -> list(filter, from, most), PageKey.START, limit).entries();
  }

  /**
   * The activities of a conversation with parties and without bodies: the first one, and those that
   * are correlated with it, directly or through others. Each comes after the one that it is
   * correlated with, and of two at the same distance from the first one the earlier sent comes
   * first.
   *
   * @param of any of them
   * @param most how many at most, positive; those nearest to the first one
   * @return none if there is no activity with the number
   */
  List<EmailActivity> conversation(ActivityId of, int most);

  /** The changes of an activity's tracking, the oldest first. */
  List<TrackingChange> trackingChanges(ActivityId id);

  /** The number of activities. */
  long count(ActivityFilter filter);

  /**
   * The number of activities, counted with bounded work.
   *
   * @param most where counting ends, positive
   */
  CappedCount count(ActivityFilter filter, int most);
}
