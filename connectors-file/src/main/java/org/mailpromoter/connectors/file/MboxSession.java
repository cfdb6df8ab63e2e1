package org.mailpromoter.connectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.FileTrouble;
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
 * An mbox file, plain or compressed. A message is identified by its offset. The file's beginning is
 * its epoch: a rewritten file gets new identifiers.
 */
final class MboxSession implements MailboxSession {
  private static final FolderId INBOX = new FolderId("INBOX");

  private final String mailbox;
  private final Path file;
  private @Nullable MboxReader reading;
  private @Nullable MboxReader fetching;

  MboxSession(String mailbox, Path file) {
    this.mailbox = mailbox;
    this.file = file;
  }

  @Override
  public List<Folder> folders() {
    return List.of(new Folder(INBOX, INBOX.value(), FolderRole.INBOX));
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    if (!folder.equals(INBOX)) {
      throw new MailAccessException(
          FileError.FOLDER_NOT_FOUND,
          "Mailbox " + mailbox + ": an mbox file has only the folder INBOX, not '" + folder + "'.");
    }
    try {
      return page(cursor, limit);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ChangePage page(Cursor token, PageLimit limit) throws IOException {
    Optional<MboxCursor> from = MboxCursor.of(token);
    String epoch = MboxCursor.epochOf(file);
    boolean same = from.filter(cursor -> cursor.epoch().equals(epoch)).isPresent();
    List<Change> changes = new ArrayList<>();
    if (from.isPresent() && !same) {
      changes.add(new Change.Renumbered(INBOX, from.get().epoch(), epoch));
    }
    long offset = same ? from.get().offset() : 0;
    if (same && from.get().fileSize() == Files.size(file)) {
      if (from.get().finished()) {
        return ChangePage.unchanged(token);
      }
    }
    MboxReader reader = readerAt(offset);
    int messages = 0;
    long bytes = 0;
    while (messages < limit.messages() && bytes < limit.pageBytes() && reader.nextMessage()) {
      Change.Arrived arrived = arrived(reader, epoch, limit.headerBytes());
      bytes += arrived.header().length;
      changes.add(arrived);
      messages++;
    }
    boolean more = reader.hasMore();
    MboxCursor next = new MboxCursor(epoch, reader.offset(), Files.size(file), !more);
    return new ChangePage(changes, next.token(), more, more ? -1 : 0);
  }

  private Change.Arrived arrived(MboxReader reader, String epoch, int headerBytes)
      throws IOException {
    MessageRef ref = new MessageRef(INBOX, epoch, String.valueOf(reader.messageStart()));
    byte[] header = HeaderBlock.read(reader.message(), headerBytes);
    reader.skipRest();
    return new Change.Arrived(
        ref, reader.received(), reader.offset() - reader.messageStart(), header);
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MailAccessException {
    try {
      List<Change.OfMessage> changes = new ArrayList<>(messages.size());
      for (MessageRef ref : messages) {
        changes.add(header(ref, headerBytes));
      }
      return changes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Change.OfMessage header(MessageRef ref, int headerBytes) throws IOException {
    MboxReader reader = readerAtOrBefore(offset(ref));
    reader.moveTo(offset(ref));
    return reader.nextMessage() && reader.messageStart() == offset(ref)
        ? arrived(reader, ref.epoch(), headerBytes)
        : new Change.Vanished(ref, "");
  }

  private MboxReader readerAt(long offset) throws IOException {
    MboxReader current = reading;
    if (current == null || current.offset() != offset) {
      close(current);
      current = MboxReader.open(file, offset);
      reading = current;
    }
    return current;
  }

  @Override
  public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
    List<Change.Arrived> ascending = new ArrayList<>(messages);
    ascending.sort(Comparator.comparingLong(each -> offset(each.ref())));
    if (ascending.isEmpty()) {
      return;
    }
    try {
      for (Change.Arrived message : ascending) {
        fetch(message, sink);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void fetch(Change.Arrived message, BodySink sink) throws IOException {
    MboxReader reader = readerAtOrBefore(offset(message.ref()));
    reader.moveTo(offset(message.ref()));
    if (reader.nextMessage() && reader.messageStart() == offset(message.ref())) {
      sink.message(message.ref(), new UnquotedFrom(reader.message()));
      reader.skipRest();
    } else {
      sink.missing(message.ref(), "");
    }
  }

  /** Bodies are fetched in ascending order, so that the file is read once. */
  private MboxReader readerAtOrBefore(long offset) throws IOException {
    MboxReader current = fetching;
    if (current == null || current.offset() > offset) {
      close(current);
      current = MboxReader.open(file, offset);
      fetching = current;
    }
    return current;
  }

  private static long offset(MessageRef ref) {
    return Long.parseLong(ref.id());
  }

  private MailAccessException unreadable(IOException e) {
    return FileError.UNREADABLE.failure(mailbox, file, FileTrouble.reason(e), e);
  }

  @Override
  public void close() {
    close(reading);
    close(fetching);
    reading = null;
    fetching = null;
  }

  private static void close(@Nullable MboxReader reader) {
    if (reader != null) {
      reader.close();
    }
  }

  /** Takes away one {@code >} of lines such as {@code >From } and {@code >>From } (mboxrd). */
  private static final class UnquotedFrom extends InputStream {
    private final InputStream in;
    private final byte[] line = new byte[8192];
    private int at;
    private int filled;
    private boolean atLineStart = true;

    UnquotedFrom(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (at == filled && !fill()) {
        return -1;
      }
      int count = Math.min(length, filled - at);
      System.arraycopy(line, at, buffer, from, count);
      at += count;
      return count;
    }

    private boolean fill() throws IOException {
      at = 0;
      filled = 0;
      boolean lineBegins = atLineStart;
      while (filled < line.length) {
        int c = in.read();
        if (c < 0) {
          break;
        }
        line[filled++] = (byte) c;
        atLineStart = c == '\n';
        if (atLineStart) {
          break;
        }
      }
      if (lineBegins && isQuotedFrom()) {
        at = 1;
      }
      return filled > 0;
    }

    private boolean isQuotedFrom() {
      int i = 0;
      while (i < filled && line[i] == '>') {
        i++;
      }
      return i > 0 && MboxSeparator.isPossible(line, i, filled);
    }
  }
}
