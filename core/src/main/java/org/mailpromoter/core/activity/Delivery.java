package org.mailpromoter.core.activity;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of delivering an event. Immutable.
 *
 * @since 0.1
 */
public sealed interface Delivery {
  /** Handles each outcome. */
  <T> T match(Cases<T> cases);

  /**
   * One method for each outcome.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** It was delivered. */
    T done(Done done);

    /** It could not be delivered now. */
    T later(Later later);

    /** It can never be delivered as it is. */
    T rejected(Rejected rejected);
  }

  /** It was delivered. */
  static Delivery done() {
    return Done.INSTANCE;
  }

  /** It could not be delivered now; the host chooses when to retry. */
  static Delivery later(String why) {
    return new Later(null, why);
  }

  /** It could not be delivered now; the receiver asked for a pause. */
  static Delivery later(Duration pause, String why) {
    return new Later(Objects.requireNonNull(pause, "pause"), why);
  }

  /** The receiver will never accept it as it is; a person has to look at it. */
  static Delivery rejected(String why) {
    return new Rejected(why);
  }

  /** It was delivered. */
  final class Done implements Delivery {
    private static final Done INSTANCE = new Done();

    private Done() {}

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.done(this);
    }

    @Override
    public String toString() {
      return "done";
    }
  }

  /** It could not be delivered now. */
  final class Later implements Delivery {
    private final @Nullable Duration pause;
    private final String why;

    private Later(@Nullable Duration pause, String why) {
      this.pause = pause;
      this.why = Objects.requireNonNull(why, "why");
    }

    /** The pause that the receiver asked for; empty if it asked for none. */
    public Optional<Duration> pause() {
      return Optional.ofNullable(pause);
    }

    /** Why, for people. */
    public String why() {
      return why;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.later(this);
    }

    @Override
    public String toString() {
      return "later: " + why;
    }
  }

  /**
   * It can never be delivered as it is.
   *
   * @param why why, for people
   */
  record Rejected(String why) implements Delivery {
    /** Rejects null. */
    public Rejected {
      Objects.requireNonNull(why, "why");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.rejected(this);
    }
  }
}
