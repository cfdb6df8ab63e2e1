package org.mailpromoter.core.facts;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.message.Envelope;

/**
 * A strategy that computes the keys which a message of a page seeks once: they are needed for the
 * look-up, for the judgement, and for what the decision waits for. Used by one thread.
 */
final class SoughtOnce implements CorrelationStrategy {
  private final CorrelationStrategy behind;
  private final IdentityHashMap<Envelope, Set<CorrelationKey>> sought = new IdentityHashMap<>();

  SoughtOnce(CorrelationStrategy behind) {
    this.behind = behind;
  }

  @Override
  public String name() {
    return behind.name();
  }

  @Override
  public CorrelationMethod method() {
    return behind.method();
  }

  @Override
  public Set<String> headers() {
    return behind.headers();
  }

  @Override
  public Set<CorrelationKey> keysOf(Envelope stored) {
    return behind.keysOf(stored);
  }

  @Override
  public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
    Set<CorrelationKey> known = sought.get(incoming);
    if (known == null) {
      known = behind.keysSoughtBy(incoming);
      sought.put(incoming, known);
    }
    return known;
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    return behind.judge(incoming, found);
  }
}
