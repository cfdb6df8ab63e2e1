package org.mailpromoter.core.message;

/**
 * Which way a message went, seen from the system (column {@code directioncode} of Dynamics 365).
 *
 * @since 0.1
 */
public enum Direction {
  /** Received by a user or queue. */
  INCOMING,
  /** Sent by a user or queue. */
  OUTGOING
}
