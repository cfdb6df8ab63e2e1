package org.mailpromoter.core.correlation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.Envelope;

/**
 * Compares a token in the subject with the tokens of stored activities (semantics 3.3). Of several
 * activities with the same token, the most recent is used (C-24).
 */
final class TrackingTokenStrategy implements CorrelationStrategy {
  private final TrackingTokenFormat format;

  TrackingTokenStrategy(TrackingTokenFormat format) {
    this.format = Objects.requireNonNull(format, "format");
  }

  @Override
  public String name() {
    return "tracking-token";
  }

  @Override
  public CorrelationMethod method() {
    return CorrelationMethod.TRACKING_TOKEN;
  }

  @Override
  public Set<CorrelationKey> keysOf(Envelope stored) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    for (String token : format.tokensIn(stored.subject())) {
      keys.add(key(token));
    }
    return keys;
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    for (String token : format.tokensIn(incoming.subject())) {
      Optional<Match> match =
          MostRecent.under(key(token), found)
              .map(candidate -> Match.of(candidate, "Subject", token));
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static CorrelationKey key(String token) {
    return new CorrelationKey(CorrelationKey.TOKEN, token);
  }
}
