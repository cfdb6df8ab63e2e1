package org.mailpromoter.core.decision;

/**
 * What decisions of a group have in common.
 *
 * @since 0.1
 */
public enum GroupBy {
  /** The sender. */
  SENDER,
  /** The outcome, the reason and the sub-reasons, so that the same remedies help. */
  REASON,
  /** The mailbox. */
  MAILBOX
}
