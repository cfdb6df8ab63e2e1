package org.mailpromoter.core.embedding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * A list of messages as a mailbox: numbering continues after the previous messages, whose bytes are
 * no longer available.
 */
final class MessagesAtHand implements MailboxSession {
  static final FolderId FOLDER = new FolderId("messages");

  private final List<byte[]> messages;
  private final int before;
  private final Instant receivedAt;

  /**
   * Messages that arrive after others.
   *
   * @param cursor covers those before
   */
  MessagesAtHand(List<byte[]> messages, Cursor cursor, Instant receivedAt) {
    this.messages = messages;
    this.before = number(cursor);
    this.receivedAt = receivedAt;
  }

  private static int number(Cursor cursor) {
    return cursor.isStart() ? 0 : Integer.parseInt(cursor.token());
  }

  @Override
  public List<Folder> folders() {
    return List.of(new Folder(FOLDER, FOLDER.value(), FolderRole.INBOX));
  }

  @Override
  public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit) {
    int from = number(cursor) - before;
    int to = Math.min(messages.size(), from + limit.messages());
    List<Change> changes = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      changes.add(arrived(i, limit.headerBytes()));
    }
    int left = messages.size() - to;
    return new ChangePage(changes, new Cursor(String.valueOf(before + to)), left > 0, left);
  }

  private Change.Arrived arrived(int index, int headerBytes) {
    byte[] message = messages.get(index);
    return new Change.Arrived(
        new MessageRef(FOLDER, "", String.valueOf(before + index + 1)),
        receivedAt,
        message.length,
        Arrays.copyOf(message, Math.min(message.length, headerBytes)));
  }

  @Override
  public List<Change.OfMessage> headers(List<MessageRef> places, int headerBytes) {
    return places.stream().map(ref -> header(ref, headerBytes)).toList();
  }

  private Change.OfMessage header(MessageRef ref, int headerBytes) {
    int index = index(ref);
    return index < 0 ? new Change.Vanished(ref, "") : arrived(index, headerBytes);
  }

  private int index(MessageRef ref) {
    return Integer.parseInt(ref.id()) - before - 1;
  }

  @Override
  public void fetch(List<Change.Arrived> wanted, BodySink sink) {
    for (Change.Arrived each : wanted) {
      byte[] message = messages.get(index(each.ref()));
      try {
        sink.message(each.ref(), new ByteArrayInputStream(message));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {}
}
