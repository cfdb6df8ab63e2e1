package org.mailpromoter.core.activity;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.message.MessageId;

/**
 * Reads activities. Safe for one thread at a time.
 *
 * @since 0.1
 */
public interface ActivityHistory {
  /** One activity with parties and body. */
  Optional<EmailActivity> find(ActivityId id);

  /** The activities of a Message-ID, of either direction, with parties and body. */
  List<EmailActivity> find(MessageId id);

  /** Activities with parties and without bodies, the latest first, at most {@code limit}. */
  List<EmailActivity> list(ActivityFilter filter, int limit);

  /** The changes of an activity's tracking, the oldest first. */
  List<TrackingChange> trackingChanges(ActivityId id);

  /** The number of activities. */
  long count(ActivityFilter filter);
}
