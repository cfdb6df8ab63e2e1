package org.mailpromoter.core.facts;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Envelope;

/**
 * A message on its way from the parser to the gatherer.
 *
 * @param arrived where and when it arrived
 * @param envelope its header
 * @param attempts how often its activity could not be created
 */
public record Incoming(Change.Arrived arrived, Envelope envelope, CreationAttempts attempts) {
  /** A message that nobody tried to promote. */
  public Incoming(Change.Arrived arrived, Envelope envelope) {
    this(arrived, envelope, CreationAttempts.NONE);
  }

  /** Checks for nulls. */
  public Incoming {
    Objects.requireNonNull(arrived, "arrived");
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(attempts, "attempts");
  }

  /**
   * A message that is decided again, from the facts that were stored about it.
   *
   * @param ref its place
   * @param facts the stored facts
   * @param keywords keywords that are known to be on it
   * @throws IllegalArgumentException if the bytes are damaged or of a newer version
   */
  public static Incoming stored(MessageRef ref, byte[] facts, Set<String> keywords) {
    Facts former = FactsCodec.decode(facts);
    Set<String> all = new HashSet<>(former.location().keywords());
    all.addAll(keywords);
    return new Incoming(
        new Change.Arrived(ref, former.receivedAt(), former.size(), new byte[0], all),
        former.envelope(),
        former.attempts());
  }

  /** The same message after other attempts. */
  public Incoming with(CreationAttempts other) {
    return new Incoming(arrived, envelope, other);
  }
}
