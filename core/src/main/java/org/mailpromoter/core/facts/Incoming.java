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
 * @since 0.1
 */
public record Incoming(Change.Arrived arrived, Envelope envelope) {
  /** Checks for nulls. */
  public Incoming {
    Objects.requireNonNull(arrived, "arrived");
    Objects.requireNonNull(envelope, "envelope");
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
        former.envelope());
  }
}
