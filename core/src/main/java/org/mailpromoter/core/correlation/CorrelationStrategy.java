package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.Envelope;

/**
 * One way of telling that a message belongs to a known conversation. Pure and thread-safe: the same
 * input gives the same answer, and nothing is looked up. An order number in the subject makes a
 * complete strategy:
 *
 * <pre>{@code
 * public Set<CorrelationKey> keysOf(Envelope stored) {
 *   return orderNumbers(stored.subject());
 * }
 * public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
 *   return found.stream().max(comparing(Candidate::sentAt))
 *       .map(c -> Match.of(c, "Subject", "order number"));
 * }
 * }</pre>
 *
 * @since 0.1
 */
public interface CorrelationStrategy {
  /** Unique name in lower case with hyphens, for example {@code in-reply-to}. */
  String name();

  /** The number stored with an activity that this strategy correlated. */
  default CorrelationMethod method() {
    return CorrelationMethod.CUSTOM;
  }

  /** The keys under which a message is found later, once it is an activity. At most 100. */
  Set<CorrelationKey> keysOf(Envelope stored);

  /** The keys of activities that an incoming message might belong to. At most 200. */
  default Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
    return keysOf(incoming);
  }

  /**
   * Whether the message belongs to one of the activities found.
   *
   * @param incoming the message
   * @param found activities found under at least one of {@link #keysSoughtBy}, ordered by activity
   *     id; never the message's own activity
   */
  Optional<Match> judge(Envelope incoming, List<Candidate> found);
}
