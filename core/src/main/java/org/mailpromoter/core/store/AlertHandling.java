package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.Objects;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.health.AlertCause;

/**
 * That a person has dealt with a cause of alerts, which needs no attention then.
 *
 * @param cause the cause
 * @param kind how it was dealt with
 * @param until of a cause that is done: when the latest alert was raised that this is about; of a
 *     muted one: until when
 * @param by who did it
 * @param at when they did it
 * @since 0.1
 */
public record AlertHandling(AlertCause cause, Kind kind, Instant until, Actor by, Instant at) {
  /** How a cause was dealt with. The numbers are stored. */
  public enum Kind {
    /** It is done, until it occurs again. */
    DONE(1),
    /** Nobody wants to hear of it until a time. */
    MUTED(2);

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
      throw new IllegalArgumentException("no handling of an alert " + number);
    }
  }

  /** Rejects nulls. */
  public AlertHandling {
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }

  /**
   * Whether an alert of the cause needs no attention.
   *
   * @param raised when the alert was raised
   */
  public boolean covers(Instant raised, Instant now) {
    return switch (kind) {
      case DONE -> !raised.isAfter(until);
      case MUTED -> now.isBefore(until);
    };
  }
}
