package org.mailpromoter.core.activity;

import java.util.Objects;
import org.mailpromoter.core.mailbox.Alert;

/**
 * An alert that the world is told about. Immutable.
 *
 * @param id the same at every delivery, and never that of an {@link ActivityEvent}; alerts are
 *     delivered in the order of their numbers
 * @param alert what people should know
 * @since 0.1
 */
public record AlertEvent(EventId id, Alert alert) {
  /** What an alert does. More may come: code that receives one must cope with others. */
  public enum Kind {
    /** Something happened, or began. */
    RAISED,
    /** What was raised about the same thing before, and lasted, is over. */
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
