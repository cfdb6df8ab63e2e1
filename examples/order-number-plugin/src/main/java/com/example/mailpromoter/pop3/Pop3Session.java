package com.example.mailpromoter.pop3;

import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * A mailbox on a POP3 server (RFC 1939). A connection sees only the messages that existed when it
 * was opened, so a session reconnects when all of them were read and more are requested.
 */
final class Pop3Session implements MailboxSession {
  static final FolderId INBOX = new FolderId("INBOX");

  private final Pop3Fence fence;
  private final Pop3Server server;
  private volatile Store store;
  private Maildrop maildrop;

  private Pop3Session(Pop3Fence fence, Pop3Server server, Store store) {
    this.fence = fence;
    this.server = server;
    this.store = store;
  }

  static Pop3Session open(Pop3Server server) throws MailAccessException {
    Pop3Fence fence = new Pop3Fence(server);
    return new Pop3Session(fence, server, fence.around("connecting", server::connect));
  }

  @Override
  public List<Folder> folders() {
    return List.of(new Folder(INBOX, INBOX.value(), FolderRole.INBOX));
  }

  // snippet: page
  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    if (!folder.equals(INBOX)) {
      throw fence.noFolder(folder);
    }
    return fence.around("reading", () -> page(cursor, limit));
  }

  private ChangePage page(Cursor cursor, PageLimit limit) throws Exception {
    if (maildrop != null && Pop3Cursor.covered(cursor, maildrop.ids()) == maildrop.ids().size()) {
      disconnect();
    }
    List<String> ids = opened().ids();
    int from = Pop3Cursor.covered(cursor, ids);
    if (from == ids.size()) {
      return ChangePage.unchanged(cursor);
    }
    int to = Math.min(ids.size(), from + Math.min(limit.messages(), Maildrop.MOST_HEADERS));
    List<Change> arrived = opened().headers(from, to, limit);
    int end = from + arrived.size();
    return new ChangePage(
        arrived, Pop3Cursor.after(ids, end), end < ids.size(), (long) ids.size() - end);
  }

  // end of snippet

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    return fence.around(
        "reading headers",
        () -> {
          List<Change.OfMessage> changes = new ArrayList<>(messages.size());
          for (MessageRef ref : messages) {
            changes.add(opened().header(ref, headerBytes));
          }
          return changes;
        });
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    fence.around(
        "reading messages",
        () -> {
          for (Change.Arrived each : messages) {
            opened().fetch(each.ref(), sink);
          }
          return messages.size();
        });
  }

  private Maildrop opened() throws Exception {
    if (!store.isConnected()) {
      store = server.connect();
    }
    if (maildrop == null) {
      maildrop = Maildrop.open(store);
    }
    return maildrop;
  }

  private void disconnect() throws MessagingException {
    maildrop.close();
    maildrop = null;
    store.close();
  }

  @Override
  public void close() {
    try {
      store.close();
    } catch (MessagingException | RuntimeException alreadyGone) {
      // nothing is lost: we delete nothing, and the server cleans up the session
    }
  }
}
