package org.mailpromoter.core.correlation;

import java.util.List;

/** The strategies that come with the product, in the order of the original (C-1). */
public final class BuiltInStrategies {
  private BuiltInStrategies() {}

  /**
   * In-Reply-To, References, tracking token.
   *
   * @param tokens how tracking tokens look
   */
  public static List<CorrelationStrategy> of(TrackingTokenFormat tokens) {
    return List.of(
        new InReplyToStrategy(), new ReferencesStrategy(), new TrackingTokenStrategy(tokens));
  }
}
