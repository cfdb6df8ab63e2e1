package org.mailpromoter.core.activity;

/**
 * Delivers activities to another system: a CRM, a file, a service. It is called from an outbox with
 * committed data, so a failing sink delays activities but never loses one.
 *
 * <p>Rules for every sink (the contract tests use the same numbers):
 *
 * <ul>
 *   <li>SK-1: an event may be delivered more than once, also by another process, always with the
 *       same {@link ActivityEvent#id()}; a repeated delivery changes nothing.
 *   <li>SK-2: a temporary failure is {@link Delivery.Later}, a permanent one {@link
 *       Delivery.Rejected}; both state the reason for people, without secrets.
 *   <li>SK-3: a delivery that returns {@link Delivery.Done} is durable: it survives the end of the
 *       process.
 *   <li>SK-4: an interruption ends the call soon, even if the receiver does not answer. The call
 *       throws {@link InterruptedException} or leaves the interrupt flag set.
 * </ul>
 *
 * One thread at a time calls it. Events of a conversation arrive in the order of their numbers,
 * except an event that was set aside and is retried on request. Since every event contains the
 * current state of the activity, the last delivery is always right.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ActivitySink extends AutoCloseable {
  /**
   * Delivers an event.
   *
   * @throws InterruptedException if the thread was interrupted; the event is delivered again later
   */
  Delivery deliver(ActivityEvent event) throws InterruptedException;

  /**
   * Delivers an alert, if the configuration subscribes the sink to alerts. The default rejects
   * alerts.
   *
   * @throws InterruptedException if the thread was interrupted; the alert is delivered again later
   */
  default Delivery deliverAlert(AlertEvent event) throws InterruptedException {
    return Delivery.rejected("This kind of sink does not accept alerts.");
  }

  /** Closes files and connections. The default does nothing. */
  @Override
  default void close() {}
}
