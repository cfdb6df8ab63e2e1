package org.mailpromoter.core.dispatch;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * What people should know about mail that goes out.
 *
 * @since 0.1
 */
public enum SendingError implements ErrorCode {
  /** A mail was handed over, and the answer is lost. */
  UNCERTAIN(
      Retry.AFTER_A_CHANGE,
      "The server may have accepted the mail or not, so it is not sent again by itself. Look for"
          + " it in the folder of sent mail or ask the recipient; then say whether it was sent, or"
          + " have it sent again."),
  /** A mail reached nobody, or not everybody. */
  FAILED(
      Retry.AFTER_A_CHANGE,
      "Each recipient has its reason. Correct the address or the mail, and send a new" + " one."),
  /** The server does not take a mail, again and again. */
  DEFERRED(
      Retry.LATER,
      "The mail is tried again for as long as give-up-after of its sender says. Nothing is to be"
          + " done unless the reason is one that you can remove."),
  /** A delivery report says that a mail that was sent cannot be delivered. */
  UNDELIVERED(
      Retry.AFTER_A_CHANGE,
      "The server that took the mail gave it up, and sent a delivery report to the mailbox. Correct"
          + " the address, or ask the recipient another way, and send a new mail."),
  /** The server refuses the login of a mailbox that sends. */
  LOGIN_REFUSED(
      Retry.HARMFUL,
      "Nothing is lost: the mail of the mailbox waits. Once the login is corrected, have the mail"
          + " sent."),
  /** A mail was sent, and no copy of it is in the folder of sent mail. */
  NO_SENT_COPY(
      Retry.LATER,
      "The mail is not sent again: its recipients have it, and its activity keeps it."),
  /** The server calls no folder its folder of sent mail. */
  NO_SENT_FOLDER(
      Retry.AFTER_A_CHANGE,
      "Name the folder in the configuration of the mailbox, or have copies made by nobody."),
  /** Messages of the mailbox cannot be looked for, or none can be added. */
  SENT_FOLDER_UNUSABLE(
      Retry.AFTER_A_CHANGE, "Have copies of sent mail made by the server or by nobody."),
  /** The part that sends has a fault. */
  SENDER_FAULTY(
      Retry.LATER, "The mail waits and is tried again. If it persists, report it with the log.");

  private final ErrorMeaning meaning;

  SendingError(Retry retry, String remedy) {
    this.meaning = new ErrorMeaning(FaultScope.MESSAGE, retry, remedy);
  }

  @Override
  public String id() {
    return ErrorCode.id("sending", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
