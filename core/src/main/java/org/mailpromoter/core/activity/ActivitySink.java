package org.mailpromoter.core.activity;

/**
 * Takes activities to where they are needed: a CRM, a file, another service. Called with what was
 * committed, from an outbox, so that a sink that fails costs time and never an activity.
 *
 * <p>What every sink must keep to (the contract tests carry the same numbers):
 *
 * <ul>
 *   <li>SK-1: an event may be delivered more than once, always under the same {@link
 *       ActivityEvent#id()}, also by another process: the second time changes nothing.
 *   <li>SK-2: what cannot be delivered now is {@link Delivery.Later}, and what never can be is
 *       {@link Delivery.Rejected}; both say why, for people and without secrets.
 *   <li>SK-3: a delivery that is answered {@link Delivery.Done} is safe: nothing the process does
 *       afterwards loses it.
 *   <li>SK-4: an interrupted thread ends the call soon, also while the receiver does not answer.
 *       The interruption is passed on: as an {@link InterruptedException}, or by a thread that is
 *       still interrupted.
 * </ul>
 *
 * One thread at a time calls it. Events of a conversation come in the order of their numbers, but
 * one that was set aside and is tried again on request comes late; since every event carries the
 * activity as it is now, the latest word about an activity is always the right one.
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
   * Delivers an alert, to a sink that the configuration wants to be told of them. The default takes
   * none.
   *
   * @throws InterruptedException if the thread was interrupted; the alert is delivered again later
   */
  default Delivery deliverAlert(AlertEvent event) throws InterruptedException {
    return Delivery.rejected("This kind of sink takes no alerts.");
  }

  /** Releases files and connections; does nothing by default. */
  @Override
  default void close() {}
}
