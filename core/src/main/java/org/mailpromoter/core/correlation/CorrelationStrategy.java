package org.mailpromoter.core.correlation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.Envelope;

/**
 * Recognises that a message belongs to a known conversation. A complete strategy for order numbers
 * in the subject:
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
 * <p>Rules for every strategy (the contract tests use the same numbers):
 *
 * <ul>
 *   <li>CS-1: it is pure: the same message gives the same keys and the same result in any thread;
 *       it does no I/O, starts no thread and does not wait.
 *   <li>CS-2: its name consists of 1 to 60 lower case letters, digits and hyphens, and never
 *       changes.
 *   <li>CS-3: a message has at most 100 keys and seeks at most 200. The host rejects keys and
 *       evidence of more than 1,000 characters from plugins.
 *   <li>CS-4: nothing is null, and no set holds null.
 *   <li>CS-5: to recognise a conversation, it seeks a key under which the earlier message is
 *       stored, and its match names that message with the evidence, and with the header field or
 *       another single word that says where the evidence is.
 *   <li>CS-6: it matches only activities that were found.
 *   <li>CS-7: it does not modify its arguments.
 *   <li>CS-8: it handles every message: empty, huge, malformed, hostile.
 *   <li>CS-9: it asks for at most 10 headers, each named in at most 100 of the letters, digits and
 *       hyphens of header names, and always the same headers.
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
   * X-Case}; headers that an envelope keeps anyway need not be named. The first header of a name is
   * kept, cut at 500 characters. Mail that was stored before a strategy requested a header lacks
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
   * Whether the message belongs to one of the activities found. It is called with the activities
   * that were sent before the message; if it matches none, and its method is not {@link
   * CorrelationMethod#IN_REPLY_TO}, with those that were sent after it. Such a match shows that the
   * conversation is known, but does not become the parent.
   *
   * @param incoming the message
   * @param found activities found under at least one of {@link #keysSoughtBy}, the earliest first;
   *     never the message's own activity
   */
  Optional<Match> judge(Envelope incoming, List<Candidate> found);
}
