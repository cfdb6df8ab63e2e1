package org.mailpromoter.testkit.fault;

/**
 * How a {@link FaultyMailbox} fails.
 *
 * @since 0.1
 */
public enum MailboxFault {
  /** It says that the server refuses, as a connector should. */
  REFUSES,
  /** It throws what a connector should not. */
  THROWS,
  /** A class is missing. */
  MISSES_A_CLASS,
  /** It calls itself until the stack is full. */
  OVERFLOWS_ITS_STACK,
  /** It answers null. */
  RETURNS_NULL,
  /** It says that there is more, and stays where it is. */
  GOES_ROUND,
  /** It waits, whatever happens, until it is closed. */
  HANGS_UNTIL_CLOSED,
  /** It waits, whatever happens, also when it is closed, until the test lets it go. */
  HANGS
}
