package org.mailpromoter.core.store;

import java.util.Objects;
import org.mailpromoter.core.activity.AlertEvent;

/**
 * An alert that waits for a sink.
 *
 * @param event the alert
 * @param attempts the number of failed attempts
 * @since 0.1
 */
public record UndeliveredAlert(AlertEvent event, int attempts) {
  /** Rejects null. */
  public UndeliveredAlert {
    Objects.requireNonNull(event, "event");
  }
}
