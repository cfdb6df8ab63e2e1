package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.activity.SinkId;

/**
 * Stores the events that wait for activity sinks. The {@link ActivityStore} of the same storage
 * writes an event for each new activity and for each actual change of correlation, regarding
 * record, parties, queues or tracking. One call writes at most one event for an activity.
 * Thread-safe.
 *
 * <ul>
 *   <li>OB-1: an event and its change are written atomically, once for each subscribed sink, and
 *       not at all without subscribers.
 *   <li>OB-2: numbers grow in the order of the changes and are never reused. If a storage went back
 *       in time and counts the same numbers again, the ids of its events have another {@link
 *       org.mailpromoter.core.activity.EventId#installation()}.
 *   <li>OB-3: due events of a sink come in the order of their numbers. An event that waits for its
 *       next try holds back the later ones of its conversation, and no others. When conversations
 *       are merged, their events belong to one conversation, too.
 *   <li>OB-4: an event that was delivered or set aside is not due until a person requests it.
 *   <li>OB-5: reading due events takes a fixed number of statements, regardless of their number.
 *   <li>OB-6: sinks are independent of each other.
 *   <li>OB-7: no event of a sink is due while the sink is paused.
 *   <li>OB-8: due events are read in pieces that fit into memory: about {@link #PIECE} bytes of
 *       activities, or a single event.
 *   <li>OB-9: a waiting time that a wrong clock set is cut to the longest allowed one.
 *   <li>OB-10: what is counted before a replay is what the replay writes; counting writes nothing.
 * </ul>
 *
 * @since 0.1
 */
public interface Outbox {
  /** Bytes of texts and parties of the activities that come together (OB-8). */
  long PIECE = 4 << 20;

  /**
   * Sets the subscribed sinks, for every process that uses the storage. Waiting events of other
   * sinks stay.
   */
  void subscribe(Set<SinkId> sinks);

  /**
   * The next events to deliver, each with the current state of its activity (OB-3).
   *
   * @param now events that wait for a later try are left out
   * @param limit how many at most; fewer come when their activities are large (OB-8)
   */
  List<Undelivered> due(SinkId sink, Instant now, int limit);

  /** Records the result of a delivery. */
  void settle(SinkId sink, long number, Settlement settlement, Instant now);

  /** Pauses a sink until some time (OB-7). */
  void pause(SinkId sink, Instant until);

  /**
   * Limits the waiting time of a sink's events and of its pause (OB-9).
   *
   * @param latest the latest time for which anything may wait
   */
  void hasten(SinkId sink, Instant latest);

  /** The backlog of each sink that is subscribed or has events, ordered by name. */
  List<SinkBacklog> backlogs();

  /**
   * Events that were set aside, in the order of their numbers, with activities without bodies.
   *
   * @param limit how many at most
   */
  List<Undelivered> setAside(SinkId sink, int limit);

  /**
   * Makes all events due that were set aside or wait for a retry, with a fresh retry budget, and
   * ends a pause.
   *
   * @return how many events
   */
  int retry(SinkId sink);

  /**
   * Makes one event due that was set aside or waits for a retry, and ends a pause.
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
   * How many events {@link #replay} would write now (OB-10). It is as much work as writing them.
   *
   * @return how many events
   */
  int replayable(SinkId sink, Instant since);

  /**
   * Deletes the records of a sink's deliveries before a time.
   *
   * @return how many
   */
  int deleteDelivered(SinkId sink, Instant before);
}
