package com.example.mailpromoter.pop3;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** Errors of a POP3 server. */
// snippet: errors
enum Pop3Error implements ErrorCode {
  LOGIN_REFUSED(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Check username and password of the mailbox, and that POP3 is enabled for it."),
  NOT_REACHED(
      FaultScope.PROFILE,
      Retry.LATER,
      "If it persists, check host, port and security in the server profile."),
  NOT_TRUSTED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Set trust in the server profile to the certificate of the server's authority, and host to"
          + " the name in the server's certificate."),
  INTERRUPTED(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the next run continues where this one ended."),
  NO_IDS(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Messages cannot be distinguished without UIDL. Read the mailbox with another protocol."),
  FOLDER_NOT_FOUND(
      FaultScope.FOLDER, Retry.AFTER_A_CHANGE, "POP3 has one folder only: omit folders.");
  // end of snippet

  private final ErrorMeaning meaning;

  Pop3Error(FaultScope scope, Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  @Override
  public String id() {
    return ErrorCode.id("pop3", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
