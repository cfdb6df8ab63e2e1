package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.SinkId;

/**
 * Stores the alerts that wait for activity sinks. Thread-safe.
 *
 * <ul>
 *   <li>AO-1: a sink receives the alerts that are raised while it is subscribed, in the order of
 *       numbers, and none from before.
 *   <li>AO-2: an alert that waits for its next try holds back the later ones.
 *   <li>AO-3: numbers are never reused, although old alerts are deleted.
 *   <li>AO-4: sinks are independent of each other.
 *   <li>AO-5: what waits is listed without being settled, whether it is due or not.
 * </ul>
 *
 * @since 0.1
 */
public interface AlertOutbox {
  /** An outbox without subscribers. */
  AlertOutbox NONE =
      new AlertOutbox() {
        @Override
        public void subscribe(Set<SinkId> sinks) {
          // no subscribers
        }

        @Override
        public Optional<UndeliveredAlert> next(SinkId sink, Instant now, Instant latest) {
          return Optional.empty();
        }

        @Override
        public List<AlertEvent> waiting(SinkId sink, int limit) {
          return List.of();
        }

        @Override
        public void settle(SinkId sink, long number, Settlement settlement) {
          // no alerts
        }
      };

  /** Sets the subscribers of alerts. */
  void subscribe(Set<SinkId> sinks);

  /**
   * The next alert for a sink; empty when there is none, or when it waits.
   *
   * @param now an alert that waits for a later try is left
   * @param latest an alert that waits for longer than this was postponed by a wrong clock and is
   *     due
   */
  Optional<UndeliveredAlert> next(SinkId sink, Instant now, Instant latest);

  /**
   * The alerts that wait for a sink, in the order of numbers (AO-5).
   *
   * @param limit how many at most, positive
   */
  List<AlertEvent> waiting(SinkId sink, int limit);

  /**
   * Records the result for an alert and with it for those before it; an alert that was set aside is
   * not delivered again. An alert may be postponed before it is raised: the sink then rests until
   * that time.
   */
  void settle(SinkId sink, long number, Settlement settlement);
}
