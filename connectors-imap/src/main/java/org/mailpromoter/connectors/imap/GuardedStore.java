package org.mailpromoter.connectors.imap;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/** A store whose connections are guarded, and log in as the mailbox does. */
final class GuardedStore extends IMAPStore {
  private final AnswerLimit limit;
  private final ImapLogin login;

  GuardedStore(Session session, String protocol, AnswerLimit limit, ImapLogin login) {
    super(session, new URLName(protocol, null, -1, null, null, null), protocol, isTls(protocol));
    this.limit = limit;
    this.login = login;
  }

  private static boolean isTls(String protocol) {
    return protocol.equals("imaps");
  }

  @Override
  protected IMAPProtocol newIMAPProtocol(String host, int port)
      throws IOException, ProtocolException {
    return new GuardedProtocol(name, host, port, session.getProperties(), isSSL, logger, limit);
  }

  @Override
  protected void preLogin(IMAPProtocol connection) throws ProtocolException {
    login.logIn(GuardedProtocol.of(connection));
  }
}
