package org.mailpromoter.core.correlation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.mailpromoter.core.message.Envelope;

/**
 * The keys by which a message and those that it answers find each other, in whatever order they
 * arrive.
 *
 * @since 0.1
 */
public final class Awaited {
  private Awaited() {}

  /**
   * The keys of what an activity without a correlation answers: under them siblings find it ({@code
   * use-shared-ancestors}).
   *
   * @param stored the message
   * @param correlated what it was correlated with
   */
  public static Set<CorrelationKey> ancestors(Envelope stored, Correlated correlated) {
    return correlated.isPresent() ? Set.of() : SharedAncestorStrategy.awaited(stored);
  }

  /**
   * The fewest keys of those that are sought under which everything stands that stands under any of
   * them. What has a whole Message-ID stands under its left part, too, and what has an index under
   * its conversation.
   */
  public static Set<CorrelationKey> fewest(Set<CorrelationKey> sought) {
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
