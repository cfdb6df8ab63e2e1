package org.mailpromoter.core.fault;

/**
 * Whether trying again can help (semantics S-30).
 *
 * @since 0.1
 */
public enum Retry {
  /** Transient: the same call may succeed later without any change. */
  LATER,
  /**
   * A person has to change something. A retry before that is harmless: a mailbox is retried after a
   * pause, because the change may be made elsewhere, for example on the server.
   */
  AFTER_A_CHANGE,
  /**
   * A person has to change something, and a retry before that is harmful: a few more refused logins
   * would lock the account. The mailbox is disabled until then.
   */
  HARMFUL,
  /** Never for this input. */
  NEVER
}
