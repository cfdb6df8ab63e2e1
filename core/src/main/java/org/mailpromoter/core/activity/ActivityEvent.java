package org.mailpromoter.core.activity;

import java.time.Instant;
import java.util.Objects;

/**
 * An event of an activity that is delivered to activity sinks. Immutable.
 *
 * @param id the same for every delivery; events of one conversation are delivered in the order of
 *     their numbers
 * @param kind what happened
 * @param at when it was committed
 * @param conversation the first activity of its conversation, as far as known now
 * @param activity the current state of the activity, with parties and body; it may already include
 *     the changes of a later event
 * @since 0.1
 */
public record ActivityEvent(
    EventId id, Kind kind, Instant at, ActivityId conversation, EmailActivity activity) {
  /** What happened. Kinds may be added: code must tolerate unknown ones. */
  public enum Kind {
    /** The activity is new. */
    CREATED(1),
    /** Its correlation, regarding record, parties, queues or tracking status changed. */
    CHANGED(2);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    /** The stored number. */
    public int number() {
      return number;
    }

    /** The kind with a number. */
    public static Kind of(int number) {
      for (Kind kind : values()) {
        if (kind.number == number) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind of event " + number);
    }
  }

  /** Rejects nulls. */
  public ActivityEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(conversation, "conversation");
    Objects.requireNonNull(activity, "activity");
  }
}
