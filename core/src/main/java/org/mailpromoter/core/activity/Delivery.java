package org.mailpromoter.core.activity;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event that a sink was asked to deliver. Immutable.
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

  /** It could not be delivered now; the host chooses when it tries again. */
  static Delivery later(String why) {
    return new Later(null, why);
  }

  /** It could not be delivered now, and the receiver asked not to be tried before some time. */
  static Delivery later(Duration pause, String why) {
    return new Later(Objects.requireNonNull(pause, "pause"), why);
  }

  /** The receiver will never take it as it is; a person has to look. */
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

    /** How long the receiver asked not to be tried; empty when it said nothing. */
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
