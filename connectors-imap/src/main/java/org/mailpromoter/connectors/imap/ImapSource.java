package org.mailpromoter.connectors.imap;

import java.util.Optional;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.SignIn;

/**
 * Opens sessions to one mailbox. Thread-safe.
 *
 * @param mailbox the mailbox, for people
 * @param server its server
 * @param login its login
 */
record ImapSource(String mailbox, ImapServer server, ImapLogin login) implements MailboxSource {
  @Override
  public MailboxSession open() throws MailAccessException {
    return ImapSession.open(mailbox, server, login);
  }

  @Override
  public Optional<SignIn> signIn() {
    return login.signIn();
  }
}
