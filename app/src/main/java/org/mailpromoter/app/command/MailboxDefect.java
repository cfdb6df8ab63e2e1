package org.mailpromoter.app.command;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** What nobody expected while a mailbox was synchronized. */
enum MailboxDefect implements ErrorCode {
  /** A part of the engine threw what it may not. */
  UNEXPECTED;

  @Override
  public String id() {
    return "mailbox/defect";
  }

  @Override
  public ErrorMeaning meaning() {
    return new ErrorMeaning(
        FaultScope.MAILBOX,
        Retry.LATER,
        "This is a defect of mailpromoter: please report it with the output of 'mailpromoter sync"
            + " --mailbox NAME --verbose'. The mailbox is tried again by itself; other mailboxes go"
            + " on, and nothing is lost.");
  }
}
