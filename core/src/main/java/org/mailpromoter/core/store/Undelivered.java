package org.mailpromoter.core.store;

import java.util.Objects;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.SinkId;

/**
 * An event that a sink has not taken yet.
 *
 * @param sink the sink
 * @param event the event
 * @param attempts tries that count against its budget
 * @param why why it was not delivered the last time, empty when it was never tried
 * @since 0.1
 */
public record Undelivered(SinkId sink, ActivityEvent event, int attempts, String why) {
  /** Rejects nulls. */
  public Undelivered {
    Objects.requireNonNull(sink, "sink");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(why, "why");
  }
}
