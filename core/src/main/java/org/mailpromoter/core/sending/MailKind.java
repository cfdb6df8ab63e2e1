package org.mailpromoter.core.sending;

/**
 * How a mail that is written relates to another one.
 *
 * @since 0.1
 */
public enum MailKind {
  /** It relates to none. */
  NEW,
  /** It answers the one who wrote the other. */
  REPLY,
  /** It answers the one who wrote the other, and everybody who received it. */
  REPLY_ALL,
  /** It passes the other on. */
  FORWARD
}
