package org.mailpromoter.connectors.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.RawMessage;

/**
 * A mailbox on an IMAP server. Folders are opened with EXAMINE and read with PEEK (MS-1); only to
 * mark and to move they are selected. Messages are added without opening the folder.
 */
final class ImapSession implements MailboxSession {
  private final Fence fence;
  private final ImapConnection connection;
  private final Set<Capability> capabilities;
  private final NewsWatch news;
  private @Nullable OpenFolder open;
  private volatile boolean calling;

  private ImapSession(
      Fence fence, ImapConnection connection, Set<Capability> capabilities, NewsWatch news) {
    this.fence = fence;
    this.connection = connection;
    this.capabilities = capabilities;
    this.news = news;
  }

  static ImapSession open(String mailbox, ImapServer server, ImapLogin login)
      throws MailAccessException {
    Fence fence = new Fence(mailbox, server, login.user(), login.words());
    Duration patience = server.patience();
    ImapConnection connection = ImapConnection.open(fence, server, login, patience);
    Set<Capability> offered = fence.around(Fence.CONNECTING, () -> offeredBy(connection));
    Duration idle = NewsWatch.LONGEST_IDLE.plus(patience);
    NewsWatch news =
        new NewsWatch(
            mailbox, fence, patience, () -> ImapConnection.open(fence, server, login, idle));
    return new ImapSession(fence, connection, offered, news);
  }

  private static Set<Capability> offeredBy(ImapConnection connection) throws MessagingException {
    Set<Capability> offered = EnumSet.of(Capability.MARKS, Capability.FINDS, Capability.APPENDS);
    if (connection.offers("MOVE") || connection.offers("UIDPLUS")) {
      offered.add(Capability.MOVES);
    }
    if (connection.offers("IDLE")) {
      offered.add(Capability.NEWS);
    }
    return Set.copyOf(offered);
  }

  /** Closing meanwhile cuts the connection, because nothing else ends a hanging call. */
  private <T> T call(String doing, Fence.Call<T> call) throws MailAccessException {
    calling = true;
    try {
      return fence.around(doing, call);
    } finally {
      calling = false;
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public void mark(List<MessageRef> messages, Mark mark) throws MailAccessException {
    if (messages.isEmpty()) {
      return;
    }
    FolderId folder = messages.get(0).folder();
    String doing = "marking messages of the folder " + folder + " with " + mark.keyword();
    if (!isAtom(mark.keyword())) {
      throw fence.failure(ImapError.NO_KEYWORD, doing, "that is not an IMAP keyword", null);
    }
    changing(
        doing,
        folder,
        writable -> {
          if (!writable.keeps(mark.keyword())) {
            throw fence.failure(
                ImapError.KEYWORDS_NOT_KEPT, doing, "the server keeps no such keyword there", null);
          }
          writable.mark(messages, mark);
        });
  }

  @Override
  public void move(List<MessageRef> messages, FolderId target) throws MailAccessException {
    if (messages.isEmpty()) {
      return;
    }
    FolderId folder = messages.get(0).folder();
    changing(
        "moving messages of the folder " + folder + " to the folder " + target,
        folder,
        writable -> writable.move(messages, connection.folder(target)));
  }

  /** An operation on an open folder. */
  @FunctionalInterface
  private interface Work {
    void in(WritableFolder folder) throws MessagingException, MailAccessException;
  }

  private void changing(String doing, FolderId folder, Work change) throws MailAccessException {
    call(
        doing,
        () -> {
          closeFolder();
          try (WritableFolder writable = WritableFolder.select(connection.folder(folder))) {
            change.in(writable);
          }
          return true;
        });
  }

  /** A folder that was opened before knows nothing of what arrived since. */
  @Override
  public Set<MessageRef> withMessageId(FolderId folder, MessageId id) throws MailAccessException {
    if (!id.value().chars().allMatch(c -> c >= ' ' && c < 127)) {
      return Set.of(); // servers disagree about how such a text is written in a command
    }
    return call(
        "looking for a message in the folder " + folder,
        () -> {
          closeFolder();
          return opened(folder).withMessageId(id);
        });
  }

  @Override
  public void append(FolderId folder, RawMessage message, Instant at) throws MailAccessException {
    Addition addition = new Addition(message, at);
    try {
      call(
          "adding a message to the folder " + folder,
          () -> {
            closeFolder();
            return addition.to(connection.folder(folder));
          });
    } finally {
      if (addition.isBroken()) {
        connection.cut();
      }
    }
  }

  @Override
  public boolean awaitNews(List<FolderId> folders, Duration atMost)
      throws MailAccessException, InterruptedException {
    call("closing the folder that was read", this::releaseFolder);
    return news.await(folders, atMost);
  }

  @Override
  public Set<MessageRef> present(List<MessageRef> messages) throws MailAccessException {
    if (messages.isEmpty()) {
      return Set.of();
    }
    FolderId folder = messages.get(0).folder();
    return call("looking into the folder " + folder, () -> opened(folder).present(messages));
  }

  @Override
  public List<org.mailpromoter.core.mailbox.Folder> folders() throws MailAccessException {
    return call(
        "listing the folders",
        () -> {
          List<org.mailpromoter.core.mailbox.Folder> folders = new ArrayList<>();
          for (Folder each : connection.store().getDefaultFolder().list("*")) {
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
    return call(
        "reading the folder " + folder, () -> page(folder, ImapCursor.of(cursor), cursor, limit));
  }

  private ChangePage page(FolderId folder, Optional<ImapCursor> from, Cursor token, PageLimit limit)
      throws MessagingException, IOException {
    if (open != null && open.isRead()) {
      closeFolder(); // it knows nothing of what arrived since it was opened
    }
    if (from.isPresent() && !isOpen(folder) && isUnchanged(folder, from.get())) {
      return ChangePage.unchanged(token);
    }
    OpenFolder current = openedAt(folder, from);
    return current.page(limit);
  }

  /**
   * One STATUS shows whether anything arrived, without opening the folder (MS-7). If it is refused
   * or incomplete, the folder is opened, which always shows it.
   */
  private boolean isUnchanged(FolderId folder, ImapCursor from) throws MessagingException {
    return connection
        .status(folder)
        .filter(now -> from.uidNext() > 0)
        .filter(now -> now.validity() == from.validity() && now.uidNext() == from.uidNext())
        .isPresent();
  }

  private boolean isOpen(FolderId folder) {
    return open != null && open.id().equals(folder);
  }

  private OpenFolder openedAt(FolderId folder, Optional<ImapCursor> from)
      throws MessagingException, IOException {
    OpenFolder current = open;
    if (current == null || !current.id().equals(folder) || !current.continues(from)) {
      closeFolder();
      current = OpenFolder.examine(folder, connection.folder(folder), fence.words(), from);
      open = current;
    }
    return current;
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    if (messages.isEmpty()) {
      return List.of();
    }
    FolderId folder = messages.get(0).folder();
    return call(
        "reading headers of the folder " + folder,
        () -> opened(folder).headers(messages, headerBytes));
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    if (messages.isEmpty()) {
      return;
    }
    FolderId folder = messages.get(0).ref().folder();
    call("reading messages of the folder " + folder, () -> read(folder, messages, sink));
  }

  private Boolean read(FolderId folder, List<Change.Arrived> messages, BodySink sink)
      throws MessagingException, IOException {
    opened(folder).fetch(messages, sink);
    return true;
  }

  @Override
  public Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> keywords)
      throws MailAccessException {
    List<String> atoms = keywords.stream().filter(ImapSession::isAtom).sorted().toList();
    return atoms.isEmpty()
        ? Map.of()
        : call("looking for keywords in the folder " + folder, () -> opened(folder).marked(atoms));
  }

  private OpenFolder opened(FolderId folder) throws MessagingException {
    OpenFolder current = open;
    if (current == null || !current.id().equals(folder)) {
      closeFolder();
      current = OpenFolder.examineAtEnd(folder, connection.folder(folder), fence.words());
      open = current;
    }
    return current;
  }

  /** A keyword is an atom (RFC 3501, 9); anything else no message can carry. */
  private static boolean isAtom(String keyword) {
    return !keyword.isEmpty()
        && keyword.chars().allMatch(c -> c > ' ' && c < 127 && "(){%*\"\\]".indexOf(c) < 0);
  }

  /** While nothing is read, the server and this process keep nothing of a folder in memory. */
  private Boolean releaseFolder() throws MessagingException {
    closeFolder();
    return true;
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
    news.close();
    if (calling) {
      connection.cut();
    }
    connection.close();
  }
}
