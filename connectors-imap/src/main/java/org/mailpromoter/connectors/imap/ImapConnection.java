package org.mailpromoter.connectors.imap;

import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.Status;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;

/** A connection to a server, logged in. */
final class ImapConnection {
  private static final String[] STATUS_ITEMS = {"UIDVALIDITY", "UIDNEXT"};

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
  static ImapConnection open(Fence fence, ImapServer server, ImapLogin login, Duration patience)
      throws MailAccessException {
    String password = login.ready(); // that it cannot be read is no failure of the server
    Sockets sockets = new Sockets(patience);
    IMAPStore store =
        fence.around(
            Fence.CONNECTING,
            () -> {
              Session session = Session.getInstance(server.properties(sockets, patience));
              IMAPStore connecting =
                  new GuardedStore(session, server.protocol(), sockets.limit(), login);
              connecting.connect(server.host(), server.port(), login.user(), password);
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

  /** The names of folders as the server knows them. */
  List<String> names(List<FolderId> folders) throws MessagingException {
    List<String> names = new ArrayList<>();
    for (FolderId each : folders) {
      names.add(folder(each).getFullName());
    }
    return names;
  }

  /** The state of a folder without opening it; empty if the server does not report it. */
  Optional<ImapCursor> status(FolderId folder) throws MessagingException {
    IMAPFolder closed = folder(folder);
    return status(closed, closed);
  }

  /** The same on the connection of a folder that is open. */
  static Optional<ImapCursor> status(IMAPFolder through, IMAPFolder folder)
      throws MessagingException {
    try {
      Status status = (Status) through.doCommand(p -> p.status(folder.getFullName(), STATUS_ITEMS));
      return Optional.ofNullable(status)
          .filter(said -> said.uidvalidity > 0 && said.uidnext > 0)
          .map(said -> new ImapCursor(said.uidvalidity, said.uidnext));
    } catch (MessagingException e) {
      boolean refused =
          e.getCause() instanceof BadCommandException
              || e.getCause() instanceof CommandFailedException;
      if (refused) {
        return Optional.empty();
      }
      throw e;
    }
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
      // nothing is lost: changes are confirmed, and the server cleans up the session
    } finally {
      sockets.cut();
    }
  }
}
