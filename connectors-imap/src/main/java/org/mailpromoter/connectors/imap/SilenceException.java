package org.mailpromoter.connectors.imap;

import org.eclipse.angus.mail.iap.CommandFailedException;

/** The server does not do what it was asked and gives no reason; the words are our own. */
final class SilenceException extends CommandFailedException {
  private static final long serialVersionUID = 1L;

  SilenceException(String words) {
    super(words);
  }
}
