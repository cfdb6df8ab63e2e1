package org.mailpromoter.core.decision;

/**
 * How a question was answered.
 *
 * @since 0.1
 */
public enum Verdict {
  /** Yes; deciding goes on. */
  YES,
  /** No; deciding goes on. */
  NO,
  /** No, and that settles it: the message is refused or out of scope. */
  REFUSED,
  /** Yes, and that settles it: the message is promoted. */
  PROMOTED
}
