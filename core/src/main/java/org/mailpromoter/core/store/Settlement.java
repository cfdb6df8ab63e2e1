package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of an event after a delivery attempt. Immutable.
 *
 * @since 0.1
 */
public final class Settlement {
  /** The delivery state of an event for one sink. The numbers are stored. */
  public enum State {
    /** It is to be delivered. */
    PENDING(0),
    /** It was delivered. */
    DELIVERED(1),
    /** It was given up until a person asks for it: undeliverable. */
    SET_ASIDE(2);

    private final int number;

    State(int number) {
      this.number = number;
    }

    /** The stored number. */
    public int number() {
      return number;
    }
  }

  private final State state;
  private final int attempts;
  private final @Nullable Instant next;
  private final String why;

  private Settlement(State state, int attempts, @Nullable Instant next, String why) {
    if (attempts < 0) {
      throw new IllegalArgumentException("negative attempts " + attempts);
    }
    this.state = state;
    this.attempts = attempts;
    this.next = next;
    this.why = Objects.requireNonNull(why, "why");
  }

  /** It was delivered. */
  public static Settlement delivered(int attempts) {
    return new Settlement(State.DELIVERED, attempts, null, "");
  }

  /**
   * It is tried again.
   *
   * @param attempts how many tries count against its budget
   * @param next not before this time
   * @param why why it was not delivered, for people
   */
  public static Settlement postponed(int attempts, Instant next, String why) {
    return new Settlement(State.PENDING, attempts, Objects.requireNonNull(next, "next"), why);
  }

  /** It is given up until a person asks for it. */
  public static Settlement setAside(int attempts, String why) {
    return new Settlement(State.SET_ASIDE, attempts, null, why);
  }

  /** The state of the event. */
  public State state() {
    return state;
  }

  /** Tries that count. */
  public int attempts() {
    return attempts;
  }

  /** When it is tried again; empty when it is not. */
  public Optional<Instant> next() {
    return Optional.ofNullable(next);
  }

  /** Why it was not delivered, empty when it was. */
  public String why() {
    return why;
  }
}
