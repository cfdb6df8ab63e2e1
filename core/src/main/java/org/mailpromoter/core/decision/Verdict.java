package org.mailpromoter.core.decision;

/**
 * How a question was answered.
 *
 * @since 0.1
 */
public enum Verdict {
  /** Yes; the evaluation continues. */
  YES,
  /** No; the evaluation continues. */
  NO,
  /** No, which decides: the message is refused or out of scope. */
  REFUSED,
  /** Yes, which decides: the message is promoted. */
  PROMOTED
}
