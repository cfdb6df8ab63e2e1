package org.mailpromoter.core.policy;

/**
 * What to do with a match whose sender is in doubt.
 *
 * @since 0.1
 */
public enum DoubtfulMatch {
  /** It counts. */
  ACCEPT,
  /** It counts and is remarked. */
  FLAG,
  /** It does not count. */
  REFUSE
}
