package org.mailpromoter.connectors.imap;

import java.util.Optional;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ServerWords;

/** The login of a mailbox and what proves it. Thread-safe. */
interface ImapLogin {
  /** The login name. */
  String user();

  /** What takes the secrets out of the server's text. */
  ServerWords words();

  /**
   * Gets ready to log in, before there is a connection.
   *
   * @return what Angus sends as the password
   * @throws MailAccessException if there is nothing that proves the login
   */
  String ready() throws MailAccessException;

  /** Logs in on a new connection instead of Angus, if the login is none of those it knows. */
  default void logIn(GuardedProtocol connection) throws ProtocolException {}

  /** How a person logs in first, where that is needed. */
  default Optional<SignIn> signIn() {
    return Optional.empty();
  }

  /** A password, which Angus sends; it is read again for each connection. */
  record Password(String user, Secret password) implements ImapLogin {
    @Override
    public ServerWords words() {
      return ServerWords.hiding(password);
    }

    @Override
    public String ready() {
      return password.reveal();
    }
  }
}
