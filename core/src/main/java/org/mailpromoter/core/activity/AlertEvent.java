package org.mailpromoter.core.activity;

import java.util.Objects;
import org.mailpromoter.core.health.Alert;

/**
 * An alert that is delivered to activity sinks. Immutable.
 *
 * @param id the same for every delivery, and never that of an {@link ActivityEvent}; alerts are
 *     delivered in the order of their numbers
 * @param alert the alert
 * @since 0.1
 */
public record AlertEvent(EventId id, Alert alert) {
  /** What an alert does. Kinds may be added: code must tolerate unknown ones. */
  public enum Kind {
    /** Something happened, or began. */
    RAISED,
    /** A lasting condition that was raised before about the same thing is over. */
    RESOLVED
  }

  /** Rejects nulls. */
  public AlertEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(alert, "alert");
  }

  /** What the alert does. */
  public Kind kind() {
    return alert.course() == Alert.Course.OVER ? Kind.RESOLVED : Kind.RAISED;
  }
}
