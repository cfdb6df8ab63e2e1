package org.mailpromoter.connectors.imap;

import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.config.Secret;

/** A connection to a server, logged in. */
final class ImapConnection {
  private final IMAPStore store;
  private final Sockets sockets;

  private ImapConnection(IMAPStore store, Sockets sockets) {
    this.store = store;
    this.sockets = sockets;
  }

  /**
   * Connects and logs in.
   *
   * @param patience how long to wait for an answer
   */
  static ImapConnection open(
      Fence fence, ImapServer server, String user, Secret secret, Duration patience)
      throws MailAccessException {
    String password = secret.reveal(); // that it cannot be read is no failure of the server
    Sockets sockets = new Sockets();
    Session session = Session.getInstance(server.properties(sockets, patience));
    IMAPStore store =
        fence.around(
            "connecting",
            () -> {
              IMAPStore connecting = (IMAPStore) session.getStore(server.protocol());
              connecting.connect(server.host(), server.port(), user, password);
              return connecting;
            });
    return new ImapConnection(store, sockets);
  }

  IMAPStore store() {
    return store;
  }

  boolean offers(String capability) throws MessagingException {
    return store.hasCapability(capability);
  }

  /** A folder, which need not exist. */
  IMAPFolder folder(FolderId folder) throws MessagingException {
    String name = folder.value();
    if (name.indexOf('\r') >= 0 || name.indexOf('\n') >= 0 || name.indexOf('\0') >= 0) {
      throw new FolderNotFoundException(store.getDefaultFolder(), "not a folder name");
    }
    return (IMAPFolder) store.getFolder(name);
  }

  /** Ends whatever hangs. */
  void cut() {
    sockets.cut();
  }

  /** Logs out. */
  void close() {
    try {
      store.close();
    } catch (MessagingException | RuntimeException alreadyGone) {
      // nothing is lost: what was changed is confirmed, and the server forgets us by itself
    } finally {
      sockets.cut();
    }
  }
}
