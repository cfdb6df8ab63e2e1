package org.mailpromoter.connectors.imap;

import java.io.IOException;

/** A server sent or announced more than any mail server sends. */
final class AnswerTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  AnswerTooLargeException(String what) {
    super("the server sends " + what);
  }
}
