package org.mailpromoter.core.mailbox;

/**
 * How mail came into a mailbox to which rules of other mailboxes forward theirs.
 *
 * @since 0.1
 */
public enum Forwarding {
  /** The mailbox does not receive forwarded mail. */
  NONE,
  /** As the rules should: attached to another message, in whose place it is read. */
  ATTACHED,
  /** Otherwise: nothing is attached to it. */
  NOT_ATTACHED
}
