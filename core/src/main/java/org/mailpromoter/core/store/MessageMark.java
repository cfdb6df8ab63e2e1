package org.mailpromoter.core.store;

import java.util.Objects;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * A mark that is, or should be, on a message on its server (P-60, P-62).
 *
 * @param message where the message is
 * @param kind what it is for
 * @param target the keyword; for a move the folder
 * @param state how far it is
 * @since 0.1
 */
public record MessageMark(MessageRef message, Kind kind, String target, State state) {
  /** The purpose of a mark. The numbers are stored, and marks are sent in this order. */
  public enum Kind {
    /** The message is a tracked activity. */
    PROMOTED(1),
    /** The message is undeliverable. */
    UNDELIVERABLE(2),
    /** The message is undeliverable and is moved to another folder; its new place is unknown. */
    MOVED(3);

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
      throw new IllegalArgumentException("no kind of mark " + number);
    }
  }

  /** The state of a mark. The numbers are stored. */
  public enum State {
    /** It is to be set. */
    DUE(1),
    /** The server was told to set it. */
    SET(2),
    /** It was seen on the server, so its absence is meaningful. */
    SEEN(3),
    /** It is to be removed. */
    CLEARING(4),
    /** The server was told to remove it. */
    CLEARED(5),
    /** The message is gone, or the mark no longer matters. */
    OVER(6);

    private final int number;

    State(int number) {
      this.number = number;
    }

    /** The stored number. */
    public int number() {
      return number;
    }

    /** The state with a number. */
    public static State of(int number) {
      for (State state : values()) {
        if (state.number == number) {
          return state;
        }
      }
      throw new IllegalArgumentException("no state of a mark " + number);
    }
  }

  /** Rejects nulls. */
  public MessageMark {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(state, "state");
  }

  /** The same mark in another state. */
  public MessageMark in(State other) {
    return new MessageMark(message, kind, target, other);
  }
}
