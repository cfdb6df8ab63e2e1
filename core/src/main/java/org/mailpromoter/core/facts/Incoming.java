package org.mailpromoter.core.facts;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.Envelope;

/**
 * A message on its way from the parser to the gatherer.
 *
 * @param arrived where and when it arrived
 * @param envelope its header
 * @param arrival what of it matters to the decision
 * @param attempts how often its activity could not be created
 * @since 0.1
 */
public record Incoming(
    Change.Arrived arrived, Envelope envelope, Arrival arrival, CreationAttempts attempts) {
  /** Checks for nulls. */
  public Incoming {
    Objects.requireNonNull(arrived, "arrived");
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(arrival, "arrival");
    Objects.requireNonNull(attempts, "attempts");
  }

  /** A message that is new in a mailbox that had processed so much before this run. */
  public static Incoming of(Change.Arrived arrived, Envelope envelope, Watermark watermark) {
    return new Incoming(arrived, envelope, Arrival.of(arrived, watermark), CreationAttempts.NONE);
  }

  /**
   * A message that is decided again, from the facts that were stored about it.
   *
   * @param ref its place
   * @param facts the stored facts
   * @param keywords keywords that are known to be on it
   * @throws org.mailpromoter.core.store.StoreException if the facts cannot be read
   */
  public static Incoming stored(MessageRef ref, byte[] facts, Set<String> keywords) {
    Facts former = StoredEvidence.facts(facts, ref);
    Set<String> all = new HashSet<>(former.location().keywords());
    all.addAll(keywords);
    return new Incoming(
        new Change.Arrived(ref, former.receivedAt(), former.size(), new byte[0], all),
        former.envelope(),
        former.arrival(),
        former.attempts());
  }

  /** The same message after other attempts. */
  public Incoming with(CreationAttempts other) {
    return new Incoming(arrived, envelope, arrival, other);
  }
}
