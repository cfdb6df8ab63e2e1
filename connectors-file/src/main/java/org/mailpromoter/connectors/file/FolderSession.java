package org.mailpromoter.connectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** A mailbox with a file for each message. */
final class FolderSession implements MailboxSession {

  private final String mailbox;
  private final MessageFiles files;
  private @Nullable Listing listing;

  private record Listing(FolderId folder, SortedMap<String, Path> files, Cursor reached) {}

  FolderSession(String mailbox, MessageFiles files) {
    this.mailbox = mailbox;
    this.files = files;
  }

  @Override
  public List<Folder> folders() throws MailAccessException {
    try {
      return files.folders();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    try {
      return page(folder, cursor, limit);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ChangePage page(FolderId folder, Cursor token, PageLimit limit)
      throws IOException, MailAccessException {
    SortedMap<String, Path> all = listed(folder, token);
    NameCursor cursor = NameCursor.of(token).orElse(NameCursor.START);
    if (!cursor.covers(all.headMap(cursor.last() + "\0").keySet())) {
      cursor = NameCursor.START;
    }
    List<Change> changes = new ArrayList<>();
    long bytes = 0;
    SortedMap<String, Path> left = all.tailMap(cursor.last() + "\0");
    int remaining = left.size();
    for (Map.Entry<String, Path> each : left.entrySet()) {
      if (changes.size() == limit.messages() || bytes >= limit.pageBytes()) {
        break;
      }
      Change change = read(refOf(folder, each.getKey()), each.getValue(), limit.headerBytes());
      bytes += change instanceof Change.Arrived arrived ? arrived.header().length : 0;
      changes.add(change);
      cursor = cursor.with(each.getKey());
    }
    remaining -= changes.size();
    Cursor next = cursor.token();
    listing = remaining > 0 ? new Listing(folder, all, next) : null;
    boolean nothing = changes.isEmpty() && all.isEmpty() && token.isStart();
    return new ChangePage(changes, nothing ? token : next, remaining > 0, remaining);
  }

  /** One listing serves all pages of a run; a new run lists again. */
  private SortedMap<String, Path> listed(FolderId folder, Cursor cursor)
      throws IOException, MailAccessException {
    Listing last = listing;
    if (last != null && last.folder().equals(folder) && last.reached().equals(cursor)) {
      return last.files();
    }
    if (!files.exists(folder.value())) {
      throw new MailAccessException(
          FileError.FOLDER_NOT_FOUND,
          "Mailbox " + mailbox + ": " + files.root() + " has no folder '" + folder + "'.");
    }
    return files.files(folder.value());
  }

  private static MessageRef refOf(FolderId folder, String id) {
    return new MessageRef(folder, "", id);
  }

  private static Change.OfMessage read(MessageRef ref, @Nullable Path file, int headerBytes)
      throws IOException {
    if (file == null) {
      return new Change.Vanished(ref, "");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = HeaderBlock.read(in, headerBytes);
      return new Change.Arrived(
          ref, Files.getLastModifiedTime(file).toInstant(), Files.size(file), header);
    } catch (NoSuchFileException e) {
      return new Change.Vanished(ref, "");
    } catch (IOException e) {
      return new Change.Unreadable(ref, e.toString());
    }
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    if (messages.isEmpty()) {
      return List.of();
    }
    try {
      SortedMap<String, Path> now = files.files(messages.get(0).folder().value());
      List<Change.OfMessage> changes = new ArrayList<>(messages.size());
      for (MessageRef ref : messages) {
        changes.add(read(ref, now.get(ref.id()), headerBytes));
      }
      return changes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    if (messages.isEmpty()) {
      return;
    }
    try {
      FolderId folder = messages.get(0).ref().folder();
      SortedMap<String, Path> now = files.files(folder.value());
      for (Change.Arrived message : messages) {
        fetch(message.ref(), now.get(message.ref().id()), sink);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static void fetch(MessageRef ref, @Nullable Path file, BodySink sink) throws IOException {
    if (file == null) {
      sink.missing(ref, "");
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      sink.message(ref, in);
    } catch (NoSuchFileException e) {
      sink.missing(ref, "");
    }
  }

  private MailAccessException unreadable(IOException e) {
    return FileError.UNREADABLE.failure(mailbox, files.root(), FileTrouble.reason(e), e);
  }

  @Override
  public void close() {
    listing = null;
  }
}
