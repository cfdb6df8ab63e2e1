package org.mailpromoter.core.sending;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of a mail: its next state, or why the event changes nothing. Immutable.
 *
 * @since 0.1
 */
public final class Step {
  private final @Nullable SendState next;
  private final @Nullable Obstacle obstacle;

  /** Why an event changes nothing. */
  public enum Obstacle {
    /** It cannot happen in this phase. */
    WRONG_PHASE,
    /** The time of the next try has not come. */
    NOT_DUE,
    /** The mail has no recipient. */
    NO_RECIPIENT,
    /** The mail does not go to the recipient that is named. */
    UNKNOWN_RECIPIENT,
    /** Everything is known already. */
    NOTHING_NEW
  }

  private Step(@Nullable SendState next, @Nullable Obstacle obstacle) {
    this.next = next;
    this.obstacle = obstacle;
  }

  static Step to(SendState next) {
    return new Step(Objects.requireNonNull(next, "next"), null);
  }

  static Step refused(Obstacle why) {
    return new Step(null, Objects.requireNonNull(why, "why"));
  }

  /** The next state; empty if the event changes nothing. */
  public Optional<SendState> next() {
    return Optional.ofNullable(next);
  }

  /** Why the event changes nothing; empty if it does. */
  public Optional<Obstacle> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  @Override
  public String toString() {
    return next == null ? "refused: " + obstacle : "to " + next;
  }
}
