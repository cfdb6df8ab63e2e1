package org.mailpromoter.core.mailbox;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * Error codes of sessions that the engine handles, in addition to the connectors' own codes.
 *
 * @since 0.1
 */
public enum MailboxError implements ErrorCode {
  /**
   * The mailbox has keywords but cannot be searched for them. The engine raises one alert for each
   * run and continues: new mail is read as usual, but marks set by people are not followed.
   */
  KEYWORDS_NOT_SEARCHED(
      "mailbox/keywords-not-searched",
      FaultScope.FOLDER,
      Retry.AFTER_A_CHANGE,
      "Mail is read and decided as usual, but later marks in the mailbox are not noticed: track "
          + "and untrack single messages with this program instead.");

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
