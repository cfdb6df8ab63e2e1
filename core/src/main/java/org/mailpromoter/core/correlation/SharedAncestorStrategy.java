package org.mailpromoter.core.correlation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;

/**
 * Messages that answer the same message, which was never seen here (a ghost): they are siblings of
 * one conversation. Beyond the original; off by default.
 */
final class SharedAncestorStrategy implements CorrelationStrategy {
  static final String NAME = "shared-ancestor";
  private static final Comparator<Candidate> MOST_RECENT =
      Comparator.comparing(Candidate::sentAt).thenComparing(Candidate::activity);

  @Override
  public String name() {
    return NAME;
  }

  /** Nothing of its own: the engine keeps the ids that a message waits for. */
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
          found.stream()
              .filter(candidate -> candidate.foundUnder().contains(key))
              .max(MOST_RECENT)
              .map(candidate -> Match.of(candidate, "an ancestor in common", key.value()));
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  /** The ids that a message answers, the nearest first. */
  static Set<CorrelationKey> awaited(Envelope envelope) {
    List<MessageId> ids = new ArrayList<>(envelope.references());
    Collections.reverse(ids);
    ids.addAll(0, envelope.inReplyTo());
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    ids.stream()
        .limit(MOST_AWAITED)
        .forEach(id -> keys.add(new CorrelationKey(CorrelationKey.AWAITED, id.value())));
    return keys;
  }

  /** Ancestors farther away are rarely the first to arrive. */
  private static final int MOST_AWAITED = 20;
}
