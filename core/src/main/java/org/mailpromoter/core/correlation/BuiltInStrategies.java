package org.mailpromoter.core.correlation;

import java.util.List;

/**
 * The strategies that come with the product, in the order of Dynamics 365 (C-1).
 *
 * @since 0.1
 */
public final class BuiltInStrategies {
  private BuiltInStrategies() {}

  /**
   * In-Reply-To, References, signed and classic tracking token, conversation index, smart matching,
   * shared ancestor.
   *
   * @param tokens the format of tracking tokens
   * @param signed the keys of signed tokens
   * @param smartMatching the parameters of smart matching
   */
  public static List<CorrelationStrategy> of(
      TrackingTokenFormat tokens, SignedTokens signed, SmartMatching smartMatching) {
    return List.of(
        new InReplyToStrategy(),
        new ReferencesStrategy(),
        new SignedTokenStrategy(signed),
        new TrackingTokenStrategy(tokens),
        new ConversationIndexStrategy(),
        new SmartMatchingStrategy(smartMatching),
        new SharedAncestorStrategy());
  }

  /** The same without signed tokens and with the Dynamics 365 parameters of smart matching. */
  public static List<CorrelationStrategy> of(TrackingTokenFormat tokens) {
    return of(tokens, SignedTokens.none(), SmartMatching.STANDARD);
  }
}
