package org.mailpromoter.http.sending;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** Why a mail was not sent, whatever the service. */
enum DraftError implements ErrorCode {
  MESSAGE_UNREADABLE(
      FaultScope.MESSAGE,
      "The stored mail could not be read. Nothing was sent; it is tried again. If it persists,"
          + " check the storage."),
  NOT_WRITTEN_DOWN(
      FaultScope.INSTALLATION,
      "Nothing was sent, because the storage could not note that it would be. Check the storage;"
          + " the mail is tried again."),
  EARLIER_TRY_WAITS(
      FaultScope.MESSAGE,
      "The server has taken this mail in an earlier try and has not sent it yet, so it is not"
          + " given to it again. If it stays in the drafts of the mailbox, have the mail flow of the"
          + " server checked."),
  SENDER_ENDED(
      FaultScope.MAILBOX,
      "Nothing was sent, because the program ends. The mail waits and is tried again.");

  private final ErrorMeaning meaning;

  DraftError(FaultScope scope, String remedy) {
    this.meaning = new ErrorMeaning(scope, Retry.LATER, remedy);
  }

  @Override
  public String id() {
    return ErrorCode.id("draft", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
