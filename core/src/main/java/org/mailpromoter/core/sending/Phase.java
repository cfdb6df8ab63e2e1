package org.mailpromoter.core.sending;

/**
 * Where an outgoing mail is.
 *
 * @since 0.1
 */
public enum Phase {
  /** It is being written. */
  DRAFT,
  /** It waits for its next try. */
  PENDING_SEND,
  /** It is being submitted; the server has surely not accepted it yet. */
  SENDING,
  /** Every byte but the final dot is written: from here on the server may accept it. */
  HANDED_OVER,
  /** A server accepted it for at least one recipient, and nobody is left to try. */
  SENT,
  /** No server accepted it for anybody, and nobody is left to try. */
  FAILED,
  /** It was handed over, and the answer is lost: the server may have accepted it or not. */
  UNCERTAIN,
  /** It waits for something other than its next try. */
  HELD,
  /** A person gave it up before it was sent. */
  CANCELED;

  /** Whether a sender works on it. */
  public boolean isUnderWay() {
    return this == SENDING || this == HANDED_OVER;
  }
}
