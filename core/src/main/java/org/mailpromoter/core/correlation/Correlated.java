package org.mailpromoter.core.correlation;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.CorrelationMethod;

/** The one correlation that counts for a message, or none. Immutable. */
public final class Correlated {
  private static final Correlated NONE = new Correlated("", CorrelationMethod.NONE, null);

  private final String strategy;
  private final CorrelationMethod method;
  private final @Nullable Match match;

  private Correlated(String strategy, CorrelationMethod method, @Nullable Match match) {
    this.strategy = strategy;
    this.method = method;
    this.match = match;
  }

  /** The message belongs to no known conversation. */
  public static Correlated none() {
    return NONE;
  }

  /** The message belongs to the conversation that a strategy found. */
  public static Correlated by(String strategy, CorrelationMethod method, Match match) {
    return new Correlated(
        Objects.requireNonNull(strategy, "strategy"),
        Objects.requireNonNull(method, "method"),
        Objects.requireNonNull(match, "match"));
  }

  /** Whether there is a correlation. */
  public boolean isPresent() {
    return match != null;
  }

  /** The strategy's name, empty without a correlation. */
  public String strategy() {
    return strategy;
  }

  /** The method, {@link CorrelationMethod#NONE} without a correlation. */
  public CorrelationMethod method() {
    return method;
  }

  /** What was matched. */
  public Optional<Match> match() {
    return Optional.ofNullable(match);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Correlated c
        && strategy.equals(c.strategy)
        && method == c.method
        && Objects.equals(match, c.match);
  }

  @Override
  public int hashCode() {
    return Objects.hash(strategy, method, match);
  }

  @Override
  public String toString() {
    return isPresent() ? strategy + " " + match : "no correlation";
  }
}
