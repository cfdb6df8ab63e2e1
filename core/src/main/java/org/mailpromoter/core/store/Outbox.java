package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.activity.SinkId;

/**
 * Keeps what activity sinks are still to be told. The {@link ActivityStore} of the same storage
 * writes into it: an activity that is new, and one whose correlation, regarding record, parties,
 * queues or tracking a call really changed. Within one call an activity has one event at most.
 * Thread-safe.
 *
 * <ul>
 *   <li>OB-1: an event is written together with what it tells of, or neither is; once for each sink
 *       that is subscribed then, and not at all when none is.
 *   <li>OB-2: numbers grow in the order of what happened and are never given twice. Where a storage
 *       went back in time, so that it counts the same numbers again, the ids of its events have
 *       another {@link org.mailpromoter.core.activity.EventId#installation()}.
 *   <li>OB-3: due events of a sink come in the order of their numbers. An event that waits for its
 *       next try holds back the later ones of its conversation, and no others. When conversations
 *       turn out to be one, their events are of one, too.
 *   <li>OB-4: what was delivered or set aside is not due, until a person asks for it.
 *   <li>OB-5: asking for due events costs a fixed number of statements, however many there are.
 *   <li>OB-6: sinks do not touch each other.
 *   <li>OB-7: nothing of a sink is due while it pauses.
 *   <li>OB-8: due events come in pieces that fit into memory: what they tell of is about {@link
 *       #PIECE} bytes, or a single event.
 *   <li>OB-9: what waits for longer than anything may wait, because a clock was wrong, waits no
 *       longer than that.
 * </ul>
 *
 * @since 0.1
 */
public interface Outbox {
  /** Bytes of texts and parties of the activities that come together (OB-8). */
  long PIECE = 4 << 20;

  /**
   * Says for whom events are written from now on, by every process that uses the storage. What
   * waits for other sinks stays.
   */
  void subscribe(Set<SinkId> sinks);

  /**
   * The next events to deliver, each with its activity as it is now (OB-3).
   *
   * @param now events that wait for a later try are left out
   * @param limit how many at most; fewer come when their activities are large (OB-8)
   */
  List<Undelivered> due(SinkId sink, Instant now, int limit);

  /** Writes down what became of a delivery. */
  void settle(SinkId sink, long number, Settlement settlement, Instant now);

  /** Leaves a sink alone until some time (OB-7). */
  void pause(SinkId sink, Instant until);

  /**
   * Lets nothing of a sink wait for longer than until some time: no event, and no pause (OB-8).
   *
   * @param latest the latest time for which anything may wait
   */
  void hasten(SinkId sink, Instant latest);

  /** What waits for each sink that is subscribed or has events, ordered by name. */
  List<SinkBacklog> backlogs();

  /**
   * Events that were set aside, in the order of their numbers, with activities without bodies.
   *
   * @param limit how many at most
   */
  List<Undelivered> setAside(SinkId sink, int limit);

  /**
   * Makes everything due now that was set aside or waits for its next try, with all tries ahead of
   * it, and ends a pause.
   *
   * @return how many events
   */
  int retry(SinkId sink);

  /**
   * Makes one event due now that was set aside or waits for its next try, and ends a pause.
   *
   * @return how many events: 1, or 0 when there is none with the number
   */
  int retry(SinkId sink, long number);

  /**
   * Writes an event for every activity that was created since a time, for one sink alone, as if it
   * were new. Activities that have an event waiting for the sink are left out.
   *
   * @return how many events
   */
  int replay(SinkId sink, Instant since, Instant now);

  /**
   * Deletes what is known of deliveries of a sink that were done before a time.
   *
   * @return how many
   */
  int deleteDelivered(SinkId sink, Instant before);
}
