package com.example.mailpromoter.pop3;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** What can go wrong with a POP3 server. */
// snippet: errors
enum Pop3Error implements ErrorCode {
  LOGIN_REFUSED(
      FaultScope.MAILBOX,
      Retry.HARMFUL,
      "Check username and password of the mailbox, and that POP3 is switched on for it."),
  NOT_REACHED(
      FaultScope.PROFILE,
      Retry.LATER,
      "If it persists, check host, port and security in the server profile."),
  NOT_TRUSTED(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Name the certificate of the server's authority as trust in the server profile, and the"
          + " server as it is named in its certificate as host."),
  INTERRUPTED(
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing is lost: the next run goes on where this one ended."),
  NO_IDS(
      FaultScope.PROFILE,
      Retry.AFTER_A_CHANGE,
      "Messages cannot be told apart without UIDL. Read the mailbox by another protocol."),
  FOLDER_NOT_FOUND(
      FaultScope.FOLDER, Retry.AFTER_A_CHANGE, "POP3 knows one folder only: leave out folders.");
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
