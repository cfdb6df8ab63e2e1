package org.mailpromoter.core.fault;

/**
 * Whether trying again can help (semantics S-30).
 *
 * @since 0.1
 */
public enum Retry {
  /** Transient: the same call may succeed later without anybody doing anything. */
  LATER,
  /** Permanent until a person changes something. */
  AFTER_A_CHANGE,
  /** Never for this input. */
  NEVER
}
