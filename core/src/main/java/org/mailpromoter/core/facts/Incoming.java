package org.mailpromoter.core.facts;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.decision.Obstacle;
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
  private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

  /** Rejects nulls. */
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
   * A message whose header cannot be read or parsed.
   *
   * @param arrived what is known of it
   * @param watermark what its mailbox had processed before it was found
   * @param why the cause
   */
  public static Incoming unread(Change.Arrived arrived, Watermark watermark, Obstacle why) {
    MessageRef ref = arrived.ref();
    String place = String.join("\n", ref.folder().value(), ref.epoch(), ref.id());
    Change.Arrived plain =
        new Change.Arrived(
            ref,
            storable(arrived.receivedAt()),
            arrived.size(),
            new byte[0],
            arrived.keywords(),
            arrived.forwarding());
    return new Incoming(
        plain,
        Envelope.unread(place),
        Arrival.of(plain, watermark),
        CreationAttempts.NONE.failedAgain(why));
  }

  /** A time that no storage refuses, since it is what is left of a message that was refused. */
  private static Instant storable(Instant time) {
    boolean sound = time.isAfter(Instant.EPOCH) && time.isBefore(FAR);
    return sound ? time : Instant.EPOCH;
  }

  /** Returns this message with its place as the only known fact. */
  public Incoming unread(Obstacle why) {
    return unread(arrived, arrival.watermark(), why).with(attempts.failedAgain(why));
  }

  /** Whether its header is still to be read. */
  public boolean isUnread() {
    return envelope.isUnread();
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

  /** Returns this message with another header. */
  public Incoming with(Envelope other) {
    return new Incoming(arrived, other, arrival, attempts);
  }

  /** The same message after other attempts. */
  public Incoming with(CreationAttempts other) {
    return new Incoming(arrived, envelope, arrival, other);
  }
}
