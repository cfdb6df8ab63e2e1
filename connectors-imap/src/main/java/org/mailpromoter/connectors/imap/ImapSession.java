package org.mailpromoter.connectors.imap;

import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.Status;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.spi.config.Secret;

/** A mailbox on an IMAP server. Folders are opened with EXAMINE and read with PEEK (MS-1). */
final class ImapSession implements MailboxSession {
  private static final String[] STATUS_ITEMS = {"UIDVALIDITY", "UIDNEXT"};

  private final Fence fence;
  private final IMAPStore store;
  private @Nullable OpenFolder open;

  private ImapSession(Fence fence, IMAPStore store) {
    this.fence = fence;
    this.store = store;
  }

  static ImapSession open(String mailbox, ImapServer server, String user, Secret secret)
      throws MailAccessException {
    Fence fence = new Fence(mailbox, server, user);
    Session session = Session.getInstance(server.properties());
    IMAPStore store =
        fence.around(
            "connecting",
            () -> {
              IMAPStore connecting = (IMAPStore) session.getStore(server.protocol());
              connecting.connect(server.host(), server.port(), user, secret.reveal());
              return connecting;
            });
    return new ImapSession(fence, store);
  }

  @Override
  public List<org.mailpromoter.core.mailbox.Folder> folders() throws MailAccessException {
    return fence.around(
        "listing the folders",
        () -> {
          List<org.mailpromoter.core.mailbox.Folder> folders = new ArrayList<>();
          for (Folder each : store.getDefaultFolder().list("*")) {
            if ((each.getType() & Folder.HOLDS_MESSAGES) != 0) {
              folders.add(describe((IMAPFolder) each));
            }
          }
          return folders;
        });
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    return fence.around(
        "reading the folder " + folder, () -> page(folder, ImapCursor.of(cursor), cursor, limit));
  }

  private ChangePage page(FolderId folder, Optional<ImapCursor> from, Cursor token, PageLimit limit)
      throws MessagingException, ProtocolException {
    if (from.isPresent() && !isOpen(folder) && isUnchanged(folder, from.get())) {
      return ChangePage.unchanged(token);
    }
    OpenFolder current = openedAt(folder, from);
    return current.page(limit);
  }

  /** One STATUS tells whether anything arrived, without opening the folder (MS-7). */
  private boolean isUnchanged(FolderId folder, ImapCursor from)
      throws MessagingException, ProtocolException {
    IMAPFolder closed = existing(folder);
    Status status = (Status) closed.doCommand(p -> p.status(closed.getFullName(), STATUS_ITEMS));
    return status.uidvalidity == from.validity() && status.uidnext == from.next();
  }

  private boolean isOpen(FolderId folder) {
    return open != null && open.id().equals(folder);
  }

  private OpenFolder openedAt(FolderId folder, Optional<ImapCursor> from)
      throws MessagingException, ProtocolException {
    OpenFolder current = open;
    if (current == null || !current.id().equals(folder) || !current.continues(from)) {
      closeFolder();
      current = OpenFolder.examine(folder, existing(folder), from);
      open = current;
    }
    return current;
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    if (messages.isEmpty()) {
      return;
    }
    FolderId folder = messages.get(0).ref().folder();
    fence.around("reading messages of the folder " + folder, () -> read(folder, messages, sink));
  }

  private Boolean read(FolderId folder, List<Change.Arrived> messages, BodySink sink)
      throws MessagingException, ProtocolException, IOException {
    opened(folder).fetch(messages, sink);
    return true;
  }

  @Override
  public List<MessageRef> marked(FolderId folder, Set<String> keywords) throws MailAccessException {
    List<String> atoms = keywords.stream().filter(ImapSession::isAtom).sorted().toList();
    return atoms.isEmpty()
        ? List.of()
        : fence.around(
            "looking for keywords in the folder " + folder, () -> opened(folder).marked(atoms));
  }

  private OpenFolder opened(FolderId folder) throws MessagingException, ProtocolException {
    OpenFolder current = open;
    if (current == null || !current.id().equals(folder)) {
      closeFolder();
      current = OpenFolder.examineAtEnd(folder, existing(folder));
      open = current;
    }
    return current;
  }

  /** A keyword is an atom (RFC 3501, 9); anything else no message can carry. */
  private static boolean isAtom(String keyword) {
    return !keyword.isEmpty()
        && keyword.chars().allMatch(c -> c > ' ' && c < 127 && "(){%*\"\\]".indexOf(c) < 0);
  }

  private IMAPFolder existing(FolderId folder) throws MessagingException {
    String name = folder.value();
    if (name.indexOf('\r') >= 0 || name.indexOf('\n') >= 0 || name.indexOf('\0') >= 0) {
      throw new FolderNotFoundException(store.getDefaultFolder(), "not a folder name");
    }
    return (IMAPFolder) store.getFolder(name);
  }

  private void closeFolder() throws MessagingException {
    OpenFolder current = open;
    open = null;
    if (current != null) {
      current.close();
    }
  }

  private static org.mailpromoter.core.mailbox.Folder describe(IMAPFolder folder)
      throws MessagingException {
    String name = folder.getFullName();
    return new org.mailpromoter.core.mailbox.Folder(new FolderId(name), name, role(folder));
  }

  private static FolderRole role(IMAPFolder folder) throws MessagingException {
    if (folder.getFullName().equalsIgnoreCase("INBOX")) {
      return FolderRole.INBOX;
    }
    boolean sent =
        Arrays.stream(folder.getAttributes()).anyMatch(each -> each.equalsIgnoreCase("\\Sent"));
    return sent ? FolderRole.SENT : FolderRole.OTHER;
  }

  /** Closes the connections; may come from another thread and makes a call that hangs fail. */
  @Override
  public void close() {
    try {
      store.close();
    } catch (MessagingException | RuntimeException alreadyGone) {
      // nothing is lost: folders are open for reading only, and the server forgets us by itself
    }
  }
}
