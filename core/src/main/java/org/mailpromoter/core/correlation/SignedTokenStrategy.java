package org.mailpromoter.core.correlation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.Envelope;

/** Signed tokens in the subject. A token that does not verify is ignored. */
final class SignedTokenStrategy implements CorrelationStrategy {
  private static final Clue SIGNED = new Clue("Subject", Clue.Manner.SIGNED_TOKEN, "");

  private final SignedTokens tokens;

  SignedTokenStrategy(SignedTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return "signed-token";
  }

  @Override
  public CorrelationMethod method() {
    return CorrelationMethod.TRACKING_TOKEN;
  }

  @Override
  public Set<CorrelationKey> keysOf(Envelope stored) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    for (String token : tokens.tokensIn(stored.subject())) {
      keys.add(new CorrelationKey(CorrelationKey.SIGNED_TOKEN, token));
    }
    return keys;
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    return MostRecent.of(found, any -> true).map(candidate -> Match.of(candidate, SIGNED));
  }
}
