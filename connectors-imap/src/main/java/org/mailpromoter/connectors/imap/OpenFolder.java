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
import java.util.Set;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.spi.net.ServerWords;

/** A folder that is open for reading, with the UIDs that are still to be read. */
final class OpenFolder {
  /** A server need not take a longer line than 8,192 bytes (RFC 7162, 4). */
  private static final int ASKED_TOGETHER = 500;

  /** Maximum bytes of headers per request; twice as many where headers are usually short. */
  private static final long PIECE_BYTES = 16 << 20;

  /** A header is short that is less than this part of what is asked for. */
  private static final int SHORT = 4;

  private final FolderId id;
  private final IMAPFolder folder;
  private final long validity;
  private final ServerWords words;
  private final boolean listed;
  private UidRanges left;
  private boolean shortHeaders;
  private Optional<Change.Renumbered> renumbered;
  private ImapCursor cursor;

  private OpenFolder(
      FolderId id,
      IMAPFolder folder,
      ServerWords words,
      long validity,
      UidRanges left,
      boolean listed,
      ImapCursor cursor,
      Optional<Change.Renumbered> renumbered) {
    this.id = id;
    this.folder = folder;
    this.words = words;
    this.validity = validity;
    this.left = left;
    this.listed = listed;
    this.cursor = cursor;
    this.renumbered = renumbered;
  }

  /** Opens a folder and requests the changes since a cursor once. */
  static OpenFolder examine(
      FolderId id, IMAPFolder folder, ServerWords words, Optional<ImapCursor> from)
      throws MessagingException, IOException {
    folder.open(Folder.READ_ONLY);
    long validity = validity(folder);
    Optional<ImapCursor> valid = from.filter(cursor -> cursor.validity() == validity);
    long lowest = valid.map(ImapCursor::next).orElse(1L);
    UidRanges uids = listed(folder, (protocol, all) -> Uids.from(protocol, lowest, all));
    boolean listed = !uids.isEmpty() || folder.getMessageCount() == 0;
    uids.dropThrough(lowest - 1);
    Optional<Change.Renumbered> renumbered =
        from.filter(cursor -> cursor.validity() != validity)
            .map(former -> renumbered(id, former.validity(), validity));
    return new OpenFolder(
        id,
        folder,
        words,
        validity,
        uids,
        listed,
        from.orElse(new ImapCursor(validity, lowest)),
        renumbered);
  }

  /** Opens a folder in which nothing new is sought. */
  static OpenFolder examineAtEnd(FolderId id, IMAPFolder folder, ServerWords words)
      throws MessagingException {
    folder.open(Folder.READ_ONLY);
    ImapCursor end = new ImapCursor(validity(folder), folder.getUIDNext());
    return new OpenFolder(
        id, folder, words, end.validity(), new UidRanges(), true, end, Optional.empty());
  }

  /** Without it a message could be taken for another one, now or after a restore. */
  private static long validity(IMAPFolder folder) throws MessagingException {
    long validity = folder.getUIDValidity();
    if (validity < 1) {
      throw new MessagingException(
          "the folder has no usable UIDVALIDITY (RFC 9051, 2.3.1.1), so its messages cannot be"
              + " identified");
    }
    return validity;
  }

  /** Lists messages, given the number in the folder. */
  @FunctionalInterface
  private interface Listing {
    UidRanges list(GuardedProtocol protocol, long messages) throws ProtocolException;
  }

  /** A server cannot have us ask for four milliards of messages that it merely announces. */
  private static UidRanges listed(IMAPFolder folder, Listing listing)
      throws MessagingException, IOException {
    long before = folder.getMessageCount();
    UidRanges uids = on(folder, protocol -> listing.list(protocol, before));
    long most = Math.max(before, folder.getMessageCount());
    if (uids.count() > most) {
      throw new MessagingException(
          "it lists " + uids.count() + " messages in a folder that has " + most);
    }
    return uids;
  }

  /** A protocol operation on an open folder. */
  @FunctionalInterface
  private interface Work<T> {
    T with(GuardedProtocol protocol) throws ProtocolException, IOException;
  }

  @SuppressWarnings("unchecked") // what the command returns is what it is given back as
  private static <T> T on(IMAPFolder folder, Work<T> work) throws MessagingException, IOException {
    try {
      return (T) folder.doCommand(protocol -> carrying(GuardedProtocol.of(protocol), work));
    } catch (CarriedException e) {
      throw e.failure();
    }
  }

  private static <T> T carrying(GuardedProtocol protocol, Work<T> work) throws ProtocolException {
    try {
      return work.with(protocol);
    } catch (IOException e) {
      throw new CarriedException(e);
    }
  }

  /**
   * The places of messages with one of some keywords, each with the keywords that it carries. Each
   * keyword is a separate search, whose answer is a few ranges of UIDs: the flags of all messages
   * that are found would be a line for each of them.
   */
  Map<MessageRef, Set<String>> marked(List<String> keywords)
      throws MessagingException, IOException {
    Map<MessageRef, Set<String>> marked = new HashMap<>();
    for (String keyword : keywords) {
      Set<String> alone = Set.of(keyword);
      listed(folder, (protocol, all) -> Uids.marked(protocol, keyword, all))
          .iterator()
          .forEachRemaining((long uid) -> marked.merge(ref(uid), alone, OpenFolder::both));
    }
    return marked;
  }

  /** The places of messages with a Message-ID. */
  Set<MessageRef> withMessageId(MessageId id) throws MessagingException, IOException {
    Set<MessageRef> found = new HashSet<>();
    listed(folder, (protocol, all) -> Uids.withMessageId(protocol, id, all))
        .iterator()
        .forEachRemaining((long uid) -> found.add(ref(uid)));
    return found;
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.addAll(others);
    return Set.copyOf(both);
  }

  /** Which messages are still there. */
  Set<MessageRef> present(List<MessageRef> messages) throws MessagingException, IOException {
    UidRanges asked = UidRanges.of(messages, String.valueOf(validity));
    Set<MessageRef> present = new HashSet<>();
    while (!asked.isEmpty()) {
      UidRanges some = asked.take(ASKED_TOGETHER);
      UidRanges found = on(folder, protocol -> Uids.among(protocol, some));
      found.iterator().forEachRemaining((long uid) -> present.add(ref(uid)));
    }
    return present;
  }

  private MessageRef ref(long uid) {
    return new MessageRef(id, String.valueOf(validity), String.valueOf(uid));
  }

  FolderId id() {
    return id;
  }

  /** Whether the next page is the one after the last, so that nothing need be asked again. */
  boolean continues(Optional<ImapCursor> from) {
    return from.filter(cursor::equals).isPresent();
  }

  /** Whether everything that was found when it was opened is read. */
  boolean isRead() {
    return left.isEmpty();
  }

  /** The next page; where reading fails, everything stays as it was. */
  ChangePage page(PageLimit limit) throws MessagingException, IOException {
    UidRanges after = left.copy();
    List<Change.OfMessage> read = headers(after, limit);
    List<Change> changes = new ArrayList<>(read.size() + 1);
    renumbered.ifPresent(changes::add);
    changes.addAll(read);
    ImapCursor next = after(read, after);
    renumbered = Optional.empty();
    left = after;
    cursor = next;
    return new ChangePage(changes, cursor.token(), !left.isEmpty(), left.count());
  }

  /** UIDNEXT shows whether anything arrived, if the server's value is reliable. */
  private ImapCursor after(List<Change.OfMessage> read, UidRanges after) throws MessagingException {
    long next = cursor.validity() == validity ? cursor.next() : 1;
    if (!read.isEmpty()) {
      next = Long.parseLong(read.get(read.size() - 1).ref().id()) + 1;
    }
    if (!after.isEmpty()) {
      return new ImapCursor(validity, next);
    }
    long uidNext = folder.getUIDNext();
    boolean sound = uidNext >= next && listed;
    return new ImapCursor(validity, next, sound ? uidNext : 0);
  }

  /** Headers, a bounded number with each question, until the page is full (MS-15). */
  private List<Change.OfMessage> headers(UidRanges from, PageLimit limit)
      throws MessagingException, IOException {
    List<Change.OfMessage> page = new ArrayList<>();
    long bytes = 0;
    while (!from.isEmpty() && page.size() < limit.messages() && bytes < limit.pageBytes()) {
      int together = Math.min(askedTogether(limit), limit.messages() - page.size());
      List<Change.OfMessage> answer = headers(from.copy().take(together), limit.headerBytes());
      shortHeaders = areShort(answer, limit);
      for (Change.OfMessage change : answer) {
        if (bytes < limit.pageBytes()) {
          page.add(change);
          bytes += headerBytes(change);
          from.dropThrough(Long.parseLong(change.ref().id()));
        }
      }
    }
    return page;
  }

  /** As many as a page may have, where possible: each question takes a far server a round trip. */
  private int askedTogether(PageLimit limit) {
    return (int) Math.max(1, (shortHeaders ? 2 : 1) * PIECE_BYTES / limit.headerBytes());
  }

  private static boolean areShort(List<Change.OfMessage> answer, PageLimit limit) {
    long bytes = answer.stream().mapToLong(OpenFolder::headerBytes).sum();
    return bytes * SHORT < (long) answer.size() * limit.headerBytes();
  }

  private static long headerBytes(Change.OfMessage change) {
    return change instanceof Change.Arrived arrived ? arrived.header().length : 0;
  }

  private List<Change.OfMessage> headers(UidRanges uids, int headerBytes)
      throws MessagingException, IOException {
    return on(
        folder, protocol -> new HeaderPage(protocol, words, id, validity, headerBytes).read(uids));
  }

  /** The current state of messages that were reported before. */
  List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
      throws MessagingException, IOException {
    UidRanges asked = UidRanges.of(messages, String.valueOf(validity));
    Map<MessageRef, Change.OfMessage> found = new HashMap<>();
    int together = (int) Math.max(1, Math.min(ASKED_TOGETHER, PIECE_BYTES / headerBytes));
    while (!asked.isEmpty()) {
      for (Change.OfMessage change : headers(asked.take(together), headerBytes)) {
        found.put(change.ref(), change);
      }
    }
    return messages.stream()
        .map(ref -> found.getOrDefault(ref, new Change.Vanished(ref, "")))
        .toList();
  }

  /** Messages of another UIDVALIDITY are gone: their UIDs now belong to other messages. */
  void fetch(List<Change.Arrived> messages, BodySink sink) throws MessagingException, IOException {
    List<Change.Arrived> valid = new ArrayList<>(messages.size());
    for (Change.Arrived each : messages) {
      if (each.ref().epoch().equals(String.valueOf(validity))) {
        valid.add(each);
      } else {
        sink.missing(each.ref(), "");
      }
    }
    read(valid, sink);
  }

  private void read(List<Change.Arrived> messages, BodySink sink)
      throws MessagingException, IOException {
    on(
        folder,
        protocol -> {
          new BodyFetch(protocol, words, sink).read(messages);
          return true;
        });
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
  private static final class CarriedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final IOException failure;

    CarriedException(IOException failure) {
      super(failure);
      this.failure = failure;
    }

    IOException failure() {
      return failure;
    }
  }
}
