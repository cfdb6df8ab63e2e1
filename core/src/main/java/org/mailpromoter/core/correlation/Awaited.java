package org.mailpromoter.core.correlation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;

/**
 * The keys by which a message and those it answers find each other when they arrive in another
 * order.
 *
 * @since 0.1
 */
public final class Awaited {
  private static final Set<String> BY_FARTHER_ANCESTORS =
      Set.of(ReferencesStrategy.NAME, SharedAncestorStrategy.NAME);

  private Awaited() {}

  /**
   * The keys under which a message waits. One without a correlation waits for every message that it
   * answers. One that is correlated with a farther ancestor waits for its parent.
   *
   * @param waiting the message
   * @param correlated what it was correlated with
   */
  public static Set<CorrelationKey> keysOf(Envelope waiting, Correlated correlated) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    if (!correlated.isPresent()) {
      keys.addAll(SharedAncestorStrategy.awaited(waiting));
    }
    if (!correlated.isPresent() || BY_FARTHER_ANCESTORS.contains(correlated.strategy())) {
      keys.addAll(parents(waiting));
      correlated
          .match()
          .ifPresent(found -> keys.removeIf(key -> found.value().contains(key.value())));
    }
    return keys;
  }

  /** In-Reply-To names the parent; without it the last of References is the nearest ancestor. */
  private static Set<CorrelationKey> parents(Envelope waiting) {
    List<MessageId> references = waiting.references();
    List<MessageId> parents =
        waiting.inReplyTo().isEmpty()
            ? references.subList(Math.max(0, references.size() - 1), references.size())
            : waiting.inReplyTo();
    return parents.stream()
        .limit(SharedAncestorStrategy.MOST_AWAITED)
        .map(Awaited::parent)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The keys under which others wait for a message. */
  public static Set<CorrelationKey> keysFor(Envelope arriving) {
    return arriving
        .messageId()
        .map(id -> Set.of(SharedAncestorStrategy.awaited(id), parent(id)))
        .orElseGet(Set::of);
  }

  /** Whether an activity that waits for a message answers it directly. */
  public static boolean isParentOf(Envelope arriving, Candidate waiting) {
    Optional<MessageId> id = arriving.messageId();
    return id.isPresent() && waiting.foundUnder().contains(parent(id.get()));
  }

  private static CorrelationKey parent(MessageId id) {
    return new CorrelationKey(CorrelationKey.AWAITED_PARENT, id.value());
  }
}
