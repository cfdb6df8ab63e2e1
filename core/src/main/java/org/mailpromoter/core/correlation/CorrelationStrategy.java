package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.Envelope;

/**
 * One way of telling that a message belongs to a known conversation. An order number in the subject
 * makes a complete strategy:
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
 * <p>What every strategy must keep to (the contract tests carry the same numbers):
 *
 * <ul>
 *   <li>CS-1: it is pure: the same message gives the same keys and the same judgement, in any
 *       thread; nothing is looked up, no thread is begun, and no time is waited for.
 *   <li>CS-2: its name is made of 1 to 60 lower case letters, digits and hyphens, and never
 *       changes.
 *   <li>CS-3: a message has at most 100 keys and seeks at most 200. Of strategies of plugins the
 *       host takes no key or evidence of more than 1,000 characters.
 *   <li>CS-4: nothing is null, and no set holds null.
 *   <li>CS-5: where a message should be recognised, it seeks a key that the other one is kept
 *       under, and the judgement names the other one with its evidence.
 *   <li>CS-6: only an activity that was found is matched.
 *   <li>CS-7: nothing that it is given is changed.
 *   <li>CS-8: every message is coped with: empty, huge, malformed, hostile.
 *   <li>CS-9: it asks for at most 10 headers, each named in at most 100 of the letters, digits and
 *       hyphens of header names, and always for the same ones.
 * </ul>
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

  /**
   * The names of headers that it reads with {@link Envelope#hint}, in any case, for example {@code
   * X-Case}; those that an envelope keeps anyway need not be named. The first header of a name is
   * kept, cut at 500 characters. Mail that was stored before a strategy asked for a header lacks
   * it.
   */
  default Set<String> headers() {
    return Set.of();
  }

  /** The keys under which a message is found later, once it is an activity. At most 100. */
  Set<CorrelationKey> keysOf(Envelope stored);

  /** The keys of activities that an incoming message might belong to. At most 200. */
  default Set<CorrelationKey> keysSoughtBy(Envelope incoming) {
    return keysOf(incoming);
  }

  /**
   * Whether the message belongs to one of the activities found. It is asked about those that were
   * sent before the message; when it names none, and its method is not {@link
   * CorrelationMethod#IN_REPLY_TO}, about those that were sent after it. What it names then shows
   * that the conversation is known, and does not become the parent.
   *
   * @param incoming the message
   * @param found activities found under at least one of {@link #keysSoughtBy}, the earliest first;
   *     never the message's own activity
   */
  Optional<Match> judge(Envelope incoming, List<Candidate> found);
}
