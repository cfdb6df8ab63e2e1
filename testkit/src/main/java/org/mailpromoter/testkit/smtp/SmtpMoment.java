package org.mailpromoter.testkit.smtp;

/**
 * When a server says something, in the order of a session.
 *
 * @since 0.1
 */
public enum SmtpMoment {
  /** The client has connected. */
  GREETING,
  /** The client has said EHLO. */
  EHLO,
  /** The client has asked for TLS. */
  STARTTLS,
  /** The client has logged in, or answered a challenge. */
  AUTH,
  /** The client has named the sender. */
  MAIL,
  /** The client has named a recipient. */
  RCPT,
  /** The client has asked to send the content. */
  DATA,
  /** The first line of the content has arrived; usually a server says nothing. */
  CONTENT,
  /** The final dot has arrived. */
  DOT,
  /** The client has given up the mail. */
  RSET,
  /** The client takes its leave. */
  QUIT;

  /** Whether the server can have accepted the mail. */
  public boolean isAfterTheDot() {
    return this == DOT;
  }
}
