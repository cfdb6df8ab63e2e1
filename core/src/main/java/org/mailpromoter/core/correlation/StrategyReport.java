package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.CorrelationMethod;

/**
 * The result of one strategy for one message, independent of the settings. Immutable.
 *
 * @since 0.1
 */
public final class StrategyReport {
  private final String strategy;
  private final CorrelationMethod method;
  private final List<String> sought;
  private final @Nullable Match match;
  private final @Nullable StrategyFault failure;

  private StrategyReport(
      String strategy,
      CorrelationMethod method,
      List<String> sought,
      @Nullable Match match,
      @Nullable StrategyFault failure) {
    this.strategy = Objects.requireNonNull(strategy, "strategy");
    this.method = Objects.requireNonNull(method, "method");
    this.sought = List.copyOf(sought);
    this.match = match;
    this.failure = failure;
  }

  /**
   * A report of a strategy that worked.
   *
   * @param sought the first few values it looked for, in the order of the message
   * @param match what it found
   */
  public static StrategyReport of(
      String strategy, CorrelationMethod method, List<String> sought, Optional<Match> match) {
    return new StrategyReport(strategy, method, sought, match.orElse(null), null);
  }

  /** A report of a strategy that failed; the message is decided without it. */
  public static StrategyReport failed(
      String strategy, CorrelationMethod method, StrategyFault failure) {
    return new StrategyReport(
        strategy, method, List.of(), null, Objects.requireNonNull(failure, "failure"));
  }

  /** The strategy's name. */
  public String strategy() {
    return strategy;
  }

  /** The strategy's method. */
  public CorrelationMethod method() {
    return method;
  }

  /** What the strategy looked for; empty if the message contained nothing to look for. */
  public List<String> sought() {
    return sought;
  }

  /** Whether it worked and had nothing to look for, which no other activity can change. */
  public boolean soughtNothing() {
    return sought.isEmpty() && failure == null;
  }

  /** What it found. */
  public Optional<Match> match() {
    return Optional.ofNullable(match);
  }

  /** Why it failed; empty when it worked. */
  public Optional<StrategyFault> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StrategyReport r
        && strategy.equals(r.strategy)
        && method == r.method
        && sought.equals(r.sought)
        && Objects.equals(match, r.match)
        && Objects.equals(failure, r.failure);
  }

  @Override
  public int hashCode() {
    return Objects.hash(strategy, sought, match);
  }

  @Override
  public String toString() {
    return "StrategyReport[" + strategy + ", sought " + sought + ", " + match() + "]";
  }
}
