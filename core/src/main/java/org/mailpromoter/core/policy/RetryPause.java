package org.mailpromoter.core.policy;

/**
 * How the pauses between two tries of a failing mailbox grow (S-32).
 *
 * @since 0.1
 */
public enum RetryPause {
  /** Each is the longest. */
  FIXED,
  /** The first is two seconds, and each further one is twice as long. */
  EXPONENTIAL
}
