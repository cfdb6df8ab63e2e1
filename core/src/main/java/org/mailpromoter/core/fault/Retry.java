package org.mailpromoter.core.fault;

/**
 * Whether trying again can help (semantics S-30).
 *
 * @since 0.1
 */
public enum Retry {
  /** Transient: the same call may succeed later without anybody doing anything. */
  LATER,
  /**
   * A person has to change something. Trying again before that does no harm: a mailbox is tried
   * again after a pause, because the change may be made elsewhere, for example on the server.
   */
  AFTER_A_CHANGE,
  /**
   * A person has to change something, and trying again before that does harm: a refused login, of
   * which a few more lock the account. The mailbox is disabled until then.
   */
  HARMFUL,
  /** Never for this input. */
  NEVER
}
