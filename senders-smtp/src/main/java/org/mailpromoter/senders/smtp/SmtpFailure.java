package org.mailpromoter.senders.smtp;

import org.mailpromoter.core.fault.ErrorCode;

/** Why there is no connection that takes mail; the message reads after a colon. */
final class SmtpFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final transient ErrorCode code;

  SmtpFailure(ErrorCode code, String why) {
    super(why);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
