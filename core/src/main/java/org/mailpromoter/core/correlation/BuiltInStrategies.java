package org.mailpromoter.core.correlation;

import java.util.List;

/** The strategies that come with the product, in the order of the original (C-1). */
public final class BuiltInStrategies {
  private BuiltInStrategies() {}

  /**
   * In-Reply-To, References, tracking token, conversation index, smart matching, shared ancestor.
   *
   * @param tokens how tracking tokens look
   * @param smartMatching the parameters of smart matching
   */
  public static List<CorrelationStrategy> of(
      TrackingTokenFormat tokens, SmartMatching smartMatching) {
    return List.of(
        new InReplyToStrategy(),
        new ReferencesStrategy(),
        new TrackingTokenStrategy(tokens),
        new ConversationIndexStrategy(),
        new SmartMatchingStrategy(smartMatching),
        new SharedAncestorStrategy());
  }

  /** The same with the original's parameters of smart matching. */
  public static List<CorrelationStrategy> of(TrackingTokenFormat tokens) {
    return of(tokens, SmartMatching.STANDARD);
  }
}
