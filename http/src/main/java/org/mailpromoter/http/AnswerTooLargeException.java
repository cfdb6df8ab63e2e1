package org.mailpromoter.http;

import java.io.IOException;

/**
 * A response, or a part of it, is larger than any valid response to the request.
 *
 * @since 0.1
 */
public final class AnswerTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure with a reason.
   *
   * @param why completes the sentence "the answer makes no sense: ..."
   */
  public AnswerTooLargeException(String why) {
    super(why);
  }
}
