package org.mailpromoter.core.correlation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;

/**
 * Finds siblings: messages that answer the same message, which was never seen here (a ghost). Not
 * in Dynamics 365; off by default.
 */
final class SharedAncestorStrategy implements CorrelationStrategy {
  static final String NAME = "shared-ancestor";

  /** Ancestors farther away are rarely the first to arrive. */
  static final int MOST_AWAITED = 20;

  @Override
  public String name() {
    return NAME;
  }

  /** Stores no keys itself: the engine keeps the ids that a message waits for. */
  @Override
  public Set<CorrelationKey> keysOf(Envelope stored) {
    return Set.of();
  }

  @Override
  public Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
    return awaited(incoming);
  }

  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    for (CorrelationKey key : awaited(incoming)) {
      Optional<Match> match =
          MostRecent.under(key, found).map(candidate -> Match.of(candidate, clue(key)));
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static Clue clue(CorrelationKey ancestor) {
    return new Clue("References", Clue.Manner.COMMON_ANCESTOR, ancestor.value());
  }

  /** The ids that a message answers, the nearest first. */
  static Set<CorrelationKey> awaited(Envelope envelope) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    envelope.ancestors().stream().limit(MOST_AWAITED).forEach(id -> keys.add(awaited(id)));
    return keys;
  }

  static CorrelationKey awaited(MessageId id) {
    return new CorrelationKey(CorrelationKey.AWAITED, id.value());
  }
}
