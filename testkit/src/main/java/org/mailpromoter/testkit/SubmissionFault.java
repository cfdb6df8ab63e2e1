package org.mailpromoter.testkit;

import org.mailpromoter.core.sending.MailSender;

/**
 * What a server does instead of accepting the next mail, for {@link MailSender}s.
 *
 * @since 0.1
 */
public enum SubmissionFault {
  /** It turns every client away. */
  TURNS_AWAY(Expected.DEFERRED, false),
  /** It refuses the login. */
  REFUSES_THE_LOGIN(Expected.DEFERRED, false),
  /** It refuses the mail for good, before it has seen the content. */
  REFUSES_FOR_GOOD(Expected.REFUSED, false),
  /** It refuses the mail for now, before it has seen the content. */
  REFUSES_FOR_NOW(Expected.DEFERRED, false),
  /** It goes away before it has seen the content. */
  GOES_AWAY_BEFORE(Expected.DEFERRED, false),
  /** It says something that makes no sense, before it has seen the content. */
  BABBLES_BEFORE(Expected.DEFERRED, false),
  /** It refuses the content for good. */
  REFUSES_THE_CONTENT_FOR_GOOD(Expected.REFUSED, true),
  /** It refuses the content for now. */
  REFUSES_THE_CONTENT_FOR_NOW(Expected.DEFERRED, true),
  /** It closes the connection instead of an answer. */
  CLOSES_AFTER(Expected.UNCERTAIN, true),
  /** It resets the connection instead of an answer. */
  RESETS_AFTER(Expected.UNCERTAIN, true),
  /** It never answers. */
  IS_SILENT_AFTER(Expected.UNCERTAIN, true),
  /** Its answer makes no sense. */
  BABBLES_AFTER(Expected.UNCERTAIN, true),
  /** It accepts the mail, and then goes away. */
  ACCEPTS_AND_GOES_AWAY(Expected.ACCEPTED, true);

  /** The outcome that is right. */
  enum Expected {
    ACCEPTED,
    REFUSED,
    DEFERRED,
    UNCERTAIN
  }

  private final Expected expected;
  private final boolean handedOver;

  SubmissionFault(Expected expected, boolean handedOver) {
    this.expected = expected;
    this.handedOver = handedOver;
  }

  Expected expected() {
    return expected;
  }

  /** Whether the mail is handed over. */
  boolean isHandedOver() {
    return handedOver;
  }
}
