package org.mailpromoter.connectors.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** A folder that is open for reading, with the UIDs that are still to be read. */
final class OpenFolder {
  /** A server need not take a longer line than 8,192 bytes (RFC 7162, 4). */
  private static final int ASKED_TOGETHER = 500;

  private static final String RENUMBERED = "its folder was numbered anew";

  private final FolderId id;
  private final IMAPFolder folder;
  private final long validity;
  private final UidRanges left;
  private Optional<Change.Renumbered> renumbered;
  private ImapCursor cursor;

  private OpenFolder(
      FolderId id,
      IMAPFolder folder,
      long validity,
      UidRanges left,
      ImapCursor cursor,
      Optional<Change.Renumbered> renumbered) {
    this.id = id;
    this.folder = folder;
    this.validity = validity;
    this.left = left;
    this.cursor = cursor;
    this.renumbered = renumbered;
  }

  /** Opens a folder and asks once what is new since a cursor. */
  static OpenFolder examine(FolderId id, IMAPFolder folder, Optional<ImapCursor> from)
      throws MessagingException, ProtocolException {
    folder.open(Folder.READ_ONLY);
    long validity = folder.getUIDValidity();
    Optional<ImapCursor> valid = from.filter(cursor -> cursor.validity() == validity);
    long lowest = valid.map(ImapCursor::next).orElse(1L);
    Object uids = folder.doCommand(protocol -> Uids.from(protocol, lowest));
    Optional<Change.Renumbered> renumbered =
        from.filter(cursor -> cursor.validity() != validity)
            .map(former -> renumbered(id, former.validity(), validity));
    return new OpenFolder(
        id,
        folder,
        validity,
        (UidRanges) uids,
        from.orElse(new ImapCursor(validity, lowest)),
        renumbered);
  }

  /** Opens a folder in which nothing new is sought. */
  static OpenFolder examineAtEnd(FolderId id, IMAPFolder folder) throws MessagingException {
    folder.open(Folder.READ_ONLY);
    ImapCursor end = new ImapCursor(folder.getUIDValidity(), folder.getUIDNext());
    return new OpenFolder(id, folder, end.validity(), new UidRanges(), end, Optional.empty());
  }

  /** The places of messages with one of some keywords. */
  List<MessageRef> marked(List<String> keywords) throws MessagingException {
    UidRanges uids = (UidRanges) folder.doCommand(protocol -> Uids.marked(protocol, keywords));
    List<MessageRef> marked = new ArrayList<>();
    PrimitiveIterator.OfLong each = uids.iterator();
    while (each.hasNext()) {
      marked.add(new MessageRef(id, String.valueOf(validity), String.valueOf(each.nextLong())));
    }
    return marked;
  }

  /** Which messages are still there. */
  Set<MessageRef> present(List<MessageRef> messages) throws MessagingException {
    String epoch = String.valueOf(validity);
    UidRanges asked = UidRanges.of(messages, epoch);
    Set<MessageRef> present = new HashSet<>();
    while (!asked.isEmpty()) {
      UidRanges some = asked.take(ASKED_TOGETHER);
      UidRanges found = (UidRanges) folder.doCommand(protocol -> Uids.among(protocol, some));
      found
          .iterator()
          .forEachRemaining(
              (long uid) -> present.add(new MessageRef(id, epoch, String.valueOf(uid))));
    }
    return present;
  }

  FolderId id() {
    return id;
  }

  /** Whether the next page is the one after the last, so that nothing need be asked again. */
  boolean continues(Optional<ImapCursor> from) {
    return from.filter(cursor::equals).isPresent();
  }

  ChangePage page(PageLimit limit) throws MessagingException, ProtocolException {
    List<Change> changes = new ArrayList<>();
    renumbered.ifPresent(changes::add);
    renumbered = Optional.empty();
    UidRanges page = left.take(limit.messages());
    long read = page.isEmpty() ? cursorWithinEpoch() : page.last() + 1;
    long next = left.isEmpty() ? Math.max(read, folder.getUIDNext()) : read;
    if (!page.isEmpty()) {
      changes.addAll(headers(page, limit.headerBytes()));
    }
    cursor = new ImapCursor(validity, next);
    return new ChangePage(changes, cursor.token(), !left.isEmpty(), left.count());
  }

  /** Where an empty page leaves off; vanished messages at the end are covered by UIDNEXT. */
  private long cursorWithinEpoch() {
    return cursor.validity() == validity ? cursor.next() : 1;
  }

  @SuppressWarnings("unchecked") // what the command returns is what it is given back as
  private List<Change.OfMessage> headers(UidRanges page, int headerBytes)
      throws MessagingException {
    return (List<Change.OfMessage>)
        folder.doCommand(
            protocol ->
                new HeaderPage(protocol, id, String.valueOf(validity), headerBytes).read(page));
  }

  /** What the server says now about messages that were reported before. */
  List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MessagingException {
    UidRanges asked = UidRanges.of(messages, String.valueOf(validity));
    Map<MessageRef, Change.OfMessage> found = new HashMap<>();
    while (!asked.isEmpty()) {
      for (Change.OfMessage change : headers(asked.take(ASKED_TOGETHER), headerBytes)) {
        found.put(change.ref(), change);
      }
    }
    return messages.stream()
        .map(ref -> found.getOrDefault(ref, new Change.Vanished(ref, RENUMBERED)))
        .toList();
  }

  /** Messages of another numbering are gone: their UIDs stand for other messages now. */
  void fetch(List<Change.Arrived> messages, BodySink sink) throws MessagingException, IOException {
    List<Change.Arrived> valid = new ArrayList<>(messages.size());
    for (Change.Arrived each : messages) {
      if (each.ref().epoch().equals(String.valueOf(validity))) {
        valid.add(each);
      } else {
        sink.missing(each.ref(), RENUMBERED);
      }
    }
    read(valid, sink);
  }

  private void read(List<Change.Arrived> messages, BodySink sink)
      throws MessagingException, IOException {
    try {
      folder.doCommand(
          protocol -> {
            try {
              new BodyFetch(protocol, sink).read(messages);
            } catch (IOException e) {
              throw new SinkException(e);
            }
            return null;
          });
    } catch (SinkException e) {
      throw e.failure();
    }
  }

  void close() throws MessagingException {
    if (folder.isOpen()) {
      folder.close(false);
    }
  }

  private static Change.Renumbered renumbered(FolderId id, long former, long now) {
    return new Change.Renumbered(id, String.valueOf(former), String.valueOf(now));
  }

  /** Carries a failure through Angus, which knows no checked exceptions here. */
  private static final class SinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final IOException failure;

    SinkException(IOException failure) {
      super(failure);
      this.failure = failure;
    }

    IOException failure() {
      return failure;
    }
  }
}
