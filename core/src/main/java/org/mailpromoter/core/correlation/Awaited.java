package org.mailpromoter.core.correlation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.mailpromoter.core.message.Envelope;

/**
 * The keys by which a message and the messages it answers find each other, regardless of the order
 * of arrival.
 *
 * @since 0.1
 */
public final class Awaited {
  private Awaited() {}

  /**
   * The keys of the messages that an uncorrelated activity answers; siblings find it by them
   * ({@code use-shared-ancestors}).
   *
   * @param stored the message
   * @param correlated what it was correlated with
   */
  public static Set<CorrelationKey> ancestors(Envelope stored, Correlated correlated) {
    return correlated.isPresent() ? Set.of() : SharedAncestorStrategy.awaited(stored);
  }

  /**
   * The smallest subset of the sought keys that finds the same activities. An activity with a
   * Message-ID is also stored under its left part, and one with an index under its conversation.
   */
  public static Set<CorrelationKey> fewest(Set<CorrelationKey> sought) {
    if (sought.size() < 2) {
      return sought;
    }
    Set<CorrelationKey> fewest = new LinkedHashSet<>(sought);
    Set<String> spaces = new HashSet<>();
    sought.forEach(key -> spaces.add(key.space()));
    if (spaces.contains(CorrelationKey.CONVERSATION)) {
      fewest.removeIf(key -> key.space().equals(CorrelationKey.THREAD_INDEX));
    }
    if (spaces.contains(CorrelationKey.MESSAGE_ID_LEFT)) {
      fewest.removeIf(key -> MessageIdKeys.leftOf(key).filter(sought::contains).isPresent());
    }
    return fewest;
  }
}
