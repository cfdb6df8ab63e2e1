package org.mailpromoter.core.mailbox;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * What a session of any connector may say and the engine understands, in addition to the
 * connectors' own codes.
 *
 * @since 0.1
 */
public enum MailboxError implements ErrorCode {
  /**
   * The mailbox has keywords and cannot be searched for them. The engine tells people once in a run
   * and goes on: what is new is read as ever, and marks of people are not followed.
   */
  KEYWORDS_NOT_SEARCHED(
      "mailbox/keywords-not-searched",
      FaultScope.FOLDER,
      Retry.AFTER_A_CHANGE,
      "Mail is read and judged as ever. What people mark there after it was judged is not noticed:"
          + " track and untrack single messages with this program instead.");

  private final String id;
  private final ErrorMeaning meaning;

  MailboxError(String id, FaultScope scope, Retry retry, String remedy) {
    this.id = id;
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
