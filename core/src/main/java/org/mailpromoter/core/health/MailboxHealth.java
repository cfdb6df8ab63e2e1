package org.mailpromoter.core.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.Retry;

/**
 * The health of a mailbox: whether to synchronize it (semantics 6.4). Immutable.
 *
 * @since 0.1
 */
public final class MailboxHealth {
  /** A healthy mailbox. */
  public static final MailboxHealth FINE = new MailboxHealth(State.ACTIVE, 0, null);

  /** The longest pause that a server may ask for. */
  public static final Duration LONGEST_ASKED = Duration.ofHours(2);

  /** The state of a mailbox. The numbers are stored. */
  public enum State {
    /** It is synchronized. */
    ACTIVE(0),
    /** It failed and is paused. */
    POSTPONED(1),
    /** Its login was refused: it is disabled until a person acts (S-31). */
    DISABLED(2);

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
      throw new IllegalArgumentException("no mailbox state " + number);
    }
  }

  private final State state;
  private final int failures;
  private final @Nullable Instant postponedUntil;

  private MailboxHealth(State state, int failures, @Nullable Instant postponedUntil) {
    this.state = Objects.requireNonNull(state, "state");
    this.failures = failures;
    this.postponedUntil = postponedUntil;
  }

  /** A state as it was stored. */
  public static MailboxHealth restore(State state, int failures, Optional<Instant> postponedUntil) {
    return new MailboxHealth(state, failures, postponedUntil.orElse(null));
  }

  /**
   * The state after a failure of the whole mailbox: a refused login disables it at once, because a
   * few more would lock the account; after any other failure it is retried, without a limit.
   */
  public MailboxHealth afterFailure(Retry retry, Instant now, RetryRhythm rhythm) {
    int more = failures == Integer.MAX_VALUE ? failures : failures + 1;
    if (retry == Retry.HARMFUL) {
      return new MailboxHealth(State.DISABLED, more, null);
    }
    return new MailboxHealth(State.POSTPONED, more, now.plus(rhythm.pauseAfter(more)));
  }

  /**
   * The state after a failure for which its server asks for a pause: the mailbox stays postponed
   * until then, but no longer than {@link #LONGEST_ASKED}.
   *
   * @param until when the server may be asked again
   */
  public MailboxHealth leftAloneUntil(Instant until, Instant now) {
    Instant latest = now.plus(LONGEST_ASKED);
    Instant asked = until.isBefore(latest) ? until : latest;
    boolean later = postponedUntil != null && asked.isAfter(postponedUntil);
    return later ? new MailboxHealth(state, failures, asked) : this;
  }

  /**
   * Whether to synchronize the mailbox now. A time that lies further ahead than the longest pause,
   * and than a server may ask for, was written by a wrong clock and is ignored.
   */
  public boolean isDue(Instant now, RetryRhythm rhythm) {
    return switch (state) {
      case ACTIVE -> true;
      case POSTPONED ->
          postponedUntil == null
              || !now.isBefore(postponedUntil)
              || postponedUntil.isAfter(now.plus(longest(rhythm)));
      case DISABLED -> false;
    };
  }

  private static Duration longest(RetryRhythm rhythm) {
    Duration ours = rhythm.longest();
    return ours.compareTo(LONGEST_ASKED) > 0 ? ours : LONGEST_ASKED;
  }

  /** What is to be done with it. */
  public State state() {
    return state;
  }

  /** Failures in a row. */
  public int failures() {
    return failures;
  }

  /** When it is tried again. */
  public Optional<Instant> postponedUntil() {
    return Optional.ofNullable(postponedUntil);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MailboxHealth h
        && state == h.state
        && failures == h.failures
        && Objects.equals(postponedUntil, h.postponedUntil);
  }

  @Override
  public int hashCode() {
    return Objects.hash(state, failures, postponedUntil);
  }

  @Override
  public String toString() {
    return state + " after " + failures + " failures";
  }
}
