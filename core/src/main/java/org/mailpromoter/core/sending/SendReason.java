package org.mailpromoter.core.sending;

/**
 * Why a mail is in its phase.
 *
 * @since 0.1
 */
public enum SendReason {
  /** It is being written. */
  NOT_REQUESTED,
  /** Somebody asked to send it. */
  REQUESTED,
  /** Its turn has come. */
  DUE,
  /** A server accepted it for those who were tried. */
  ACCEPTED,
  /** A server refused it for good. */
  REFUSED,
  /** A server refused it for now, or cannot be reached. */
  DEFERRED,
  /** It was tried for as long as it is tried. */
  GAVE_UP,
  /** The process ended before the hand-over. */
  INTERRUPTED,
  /** There was no answer to the hand-over. */
  ANSWER_LOST,
  /** The process ended after the hand-over. */
  INTERRUPTED_AFTER_HAND_OVER,
  /** The mailbox has sent as much as it may for now. */
  LIMIT_REACHED,
  /** Sending is switched off for the mailbox. */
  SENDING_OFF,
  /** The server refuses the login; more tries could lock the account. */
  LOGIN_REFUSED,
  /** What held it is gone. */
  RELEASED,
  /** Evidence was found that it was sent. */
  PROVEN,
  /** A delivery report says that it reached a recipient; only in the history. */
  REPORTED_DELIVERED,
  /** A delivery report says that it has not reached a recipient yet; only in the history. */
  REPORTED_DELAYED,
  /** A delivery report says that it cannot reach a recipient; only in the history. */
  REPORTED_UNDELIVERED,
  /** A person says that it was sent. */
  SAID_SENT,
  /** A person says that it is to be sent again. */
  SAID_AGAIN,
  /** A person gave it up. */
  CANCELED
}
