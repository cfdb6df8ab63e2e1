package org.mailpromoter.core.correlation;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.CorrelationMethod;

/**
 * The one correlation that counts for a message, or none. Immutable.
 *
 * @since 0.1
 */
public final class Correlated {
  private static final Correlated NONE =
      new Correlated("", CorrelationMethod.NONE, null, Agreement.ALONE);

  private final String strategy;
  private final CorrelationMethod method;
  private final @Nullable Match match;
  private final Agreement agreement;

  /** The result of the other strategies that may count. */
  public enum Agreement {
    /** No other strategy found anything. */
    ALONE,
    /** Every strategy with a match found the same activity. */
    AGREE,
    /** Another strategy found another activity. */
    CONFLICT
  }

  private Correlated(
      String strategy, CorrelationMethod method, @Nullable Match match, Agreement agreement) {
    this.strategy = strategy;
    this.method = method;
    this.match = match;
    this.agreement = agreement;
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
        Objects.requireNonNull(match, "match"),
        Agreement.ALONE);
  }

  /** Returns this correlation, including the match of a later strategy. */
  public Correlated beside(Match other) {
    boolean same = match != null && match.activity().equals(other.activity());
    boolean conflict = !same || agreement == Agreement.CONFLICT;
    return new Correlated(strategy, method, match, conflict ? Agreement.CONFLICT : Agreement.AGREE);
  }

  /** The result of the other strategies. */
  public Agreement agreement() {
    return agreement;
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

  /** The activity that the message answers or follows; never one that was sent later. */
  public Optional<Match> parent() {
    return match().filter(found -> !found.isLater());
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
        && agreement == c.agreement
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
