package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.spi.net.ServerWords;

/**
 * Reads the headers of many messages with one FETCH, and with a bounded number of them where the
 * server refuses, leaves out or garbles some (MS-14): those are asked for again, in parts and for
 * less. Nothing is left of an answer that Angus cannot read, so the date, the size and the flags
 * are then requested separately from the header.
 */
final class HeaderPage {
  private static final String DETAILS = "FLAGS INTERNALDATE RFC822.SIZE ";

  private static final String SILENT =
      "it lists the message but returns no readable header, without a reason";

  /** Maximum size of the names, flags and date of one message. */
  private static final int BESIDE_HEADER = 4 << 10;

  private final GuardedProtocol protocol;
  private final ServerWords words;
  private final FolderId folder;
  private final String epoch;
  private final int headerBytes;
  private final Map<Long, byte[]> headers = new HashMap<>();
  private final Map<Long, Instant> dates = new HashMap<>();
  private final Map<Long, Long> sizes = new HashMap<>();
  private final Map<Long, Set<String>> keywords = new HashMap<>();
  private final Map<Long, String> refusals = new HashMap<>();
  private final Set<Long> wanted = new HashSet<>();

  HeaderPage(
      GuardedProtocol protocol, ServerWords words, FolderId folder, long epoch, int headerBytes) {
    this.protocol = protocol;
    this.words = words;
    this.folder = folder;
    this.epoch = String.valueOf(epoch);
    this.headerBytes = headerBytes;
  }

  /**
   * A change for each of the UIDs, in ascending order.
   *
   * @throws CommandFailedException if the server returns no readable header at all
   */
  List<Change.OfMessage> read(UidRanges uids) throws ProtocolException, IOException {
    uids.iterator().forEachRemaining((long uid) -> wanted.add(uid));
    boolean refused = !fetch(uids, DETAILS + header());
    if (!refused) {
      readBare(missing(uids));
    }
    UidRanges missing = missing(uids);
    if (!missing.isEmpty()) {
      missing = Halving.ask(missing, this::ask);
    }
    return changes(uids, stillListed(missing));
  }

  private UidRanges ask(UidRanges uids) throws ProtocolException {
    fetch(uids, DETAILS + header());
    if (uids.count() == 1) {
      readBare(missing(uids));
    }
    return missing(uids);
  }

  private String header() {
    return "BODY.PEEK[HEADER]<0." + headerBytes + ">";
  }

  /** Requests the headers, and each detail separately. */
  private void readBare(UidRanges uids) throws ProtocolException {
    if (uids.isEmpty()) {
      return;
    }
    fetch(uids, header());
    SortedSet<Long> came = new TreeSet<>();
    uids.iterator()
        .forEachRemaining(
            (long uid) -> {
              if (headers.containsKey(uid)) {
                came.add(uid);
              }
            });
    if (!came.isEmpty()) {
      for (String detail : DETAILS.strip().split(" ", -1)) {
        fetch(UidRanges.of(came), detail);
      }
    }
  }

  /** Sends the request and returns whether the server accepted it. */
  private boolean fetch(UidRanges uids, String items) throws ProtocolException {
    long bytes = uids.count() * (headerBytes + BESIDE_HEADER);
    Reply reply = protocol.ask("UID FETCH " + uids + " (UID " + items + ")", bytes);
    reply.messages().forEach(this::take);
    String refusal = reply.refusal().map(words::of).orElse("");
    if (!refusal.isEmpty()) {
      missing(uids).iterator().forEachRemaining((long uid) -> refusals.put(uid, refusal));
    }
    return refusal.isEmpty();
  }

  private void take(FetchResponse message) {
    UID uid = message.getItem(UID.class);
    if (uid == null || !wanted.contains(uid.uid)) {
      return;
    }
    BODY header = message.getItem(BODY.class);
    if (header != null && header.getByteArray() != null && header.isHeader()) {
      headers.putIfAbsent(uid.uid, header.getByteArrayInputStream().readAllBytes());
    }
    INTERNALDATE date = message.getItem(INTERNALDATE.class);
    if (date != null && date.getDate() != null) {
      dates.putIfAbsent(uid.uid, date.getDate().toInstant());
    }
    RFC822SIZE size = message.getItem(RFC822SIZE.class);
    if (size != null) {
      sizes.putIfAbsent(uid.uid, Math.max(0, size.size));
    }
    FLAGS flags = message.getItem(FLAGS.class);
    if (flags != null) {
      keywords.putIfAbsent(uid.uid, keywords(flags));
    }
  }

  /** Flags other than the system's, in lower case: keywords know no case (RFC 3501, 2.3.2). */
  private static Set<String> keywords(FLAGS flags) {
    Set<String> keywords = new HashSet<>();
    for (String flag : flags.getUserFlags()) {
      keywords.add(flag.toLowerCase(Locale.ROOT));
    }
    return keywords;
  }

  private UidRanges missing(UidRanges uids) {
    SortedSet<Long> missing = new TreeSet<>();
    uids.iterator()
        .forEachRemaining(
            (long uid) -> {
              if (!headers.containsKey(uid)) {
                missing.add(uid);
              }
            });
    return UidRanges.of(missing);
  }

  /** Those that did not come and are there all the same; a server that hands out nothing fails. */
  private Set<Long> stillListed(UidRanges missing) throws ProtocolException {
    Set<Long> listed = new HashSet<>();
    if (missing.isEmpty()) {
      return listed;
    }
    Uids.among(protocol, missing).iterator().forEachRemaining((long uid) -> listed.add(uid));
    if (!listed.isEmpty() && headers.isEmpty() && !handsOutAnother()) {
      throw refusal(missing.first());
    }
    return listed;
  }

  /**
   * Whether the server hands out the header of the folder's first or last message, if one of them
   * is another. A refusal of one does not discard the result of the other.
   */
  private boolean handsOutAnother() throws ProtocolException {
    Reply reply =
        protocol.ask(
            "FETCH 1,* (UID BODY.PEEK[HEADER]<0." + headerBytes + ">)",
            2L * (headerBytes + BESIDE_HEADER));
    return reply.messages().anyMatch(this::isAnother);
  }

  private boolean isAnother(FetchResponse message) {
    UID uid = message.getItem(UID.class);
    BODY header = message.getItem(BODY.class);
    return uid != null
        && !wanted.contains(uid.uid)
        && header != null
        && header.getByteArray() != null;
  }

  private CommandFailedException refusal(long uid) {
    String refusal = refusals.get(uid);
    return refusal == null ? new SilenceException(SILENT) : new CommandFailedException(refusal);
  }

  private List<Change.OfMessage> changes(UidRanges uids, Set<Long> listed) {
    List<Change.OfMessage> changes = new ArrayList<>();
    PrimitiveIterator.OfLong each = uids.iterator();
    while (each.hasNext()) {
      changes.add(change(each.nextLong(), listed));
    }
    return changes;
  }

  private Change.OfMessage change(long uid, Set<Long> listed) {
    MessageRef ref = new MessageRef(folder, epoch, String.valueOf(uid));
    byte[] header = headers.get(uid);
    if (header != null) {
      Instant received = dates.get(uid);
      return new Change.Arrived(
          ref,
          received == null ? TransferTime.of(header) : received,
          sizes.getOrDefault(uid, 0L),
          header,
          keywords.getOrDefault(uid, Set.of()));
    }
    return listed.contains(uid)
        ? new Change.Unreadable(ref, refusals.getOrDefault(uid, ""))
        : new Change.Vanished(ref, "");
  }
}
