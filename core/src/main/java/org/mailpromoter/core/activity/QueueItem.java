package org.mailpromoter.core.activity;

import java.util.Objects;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/**
 * An activity in the work list of a queue.
 *
 * @param activity the activity
 * @param queue the queue
 * @since 0.1
 */
public record QueueItem(ActivityId activity, RecordId queue) {
  /**
   * @throws IllegalArgumentException if {@code queue} names no queue
   */
  public QueueItem {
    Objects.requireNonNull(activity, "activity");
    if (queue.kind() != RecordKind.QUEUE) {
      throw new IllegalArgumentException("not a queue: " + queue);
    }
  }
}
