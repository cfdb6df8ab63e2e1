package org.mailpromoter.connectors.imap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;

/** Reads the headers of many messages with one FETCH. */
final class HeaderPage {
  private final IMAPProtocol protocol;
  private final FolderId folder;
  private final String epoch;
  private final int headerBytes;
  private final Map<Long, Change.Arrived> arrived = new HashMap<>();

  HeaderPage(IMAPProtocol protocol, FolderId folder, String epoch, int headerBytes) {
    this.protocol = protocol;
    this.folder = folder;
    this.epoch = epoch;
    this.headerBytes = headerBytes;
  }

  /** A change for each of the UIDs, in ascending order. */
  List<Change.OfMessage> read(UidRanges uids) throws ProtocolException {
    fetch(uids.toString());
    List<Change.OfMessage> changes = new ArrayList<>();
    PrimitiveIterator.OfLong each = uids.iterator();
    while (each.hasNext()) {
      long uid = each.nextLong();
      changes.add(arrived.containsKey(uid) ? arrived(uid) : readAgain(uid));
    }
    return changes;
  }

  /** A message that the server listed and did not answer for is asked for once more, alone. */
  private Change.OfMessage readAgain(long uid) throws ProtocolException {
    fetch(String.valueOf(uid));
    return arrived.containsKey(uid)
        ? arrived(uid)
        : new Change.Vanished(ref(uid), "the server lists it and has no header for it");
  }

  private Change.Arrived arrived(long uid) {
    Change.Arrived found = arrived.get(uid);
    if (found == null) {
      throw new IllegalStateException("checked by the caller");
    }
    return found;
  }

  private void fetch(String set) throws ProtocolException {
    Response[] answers =
        protocol.command(
            "UID FETCH "
                + set
                + " (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER]<0."
                + headerBytes
                + ">)",
            null);
    for (Response answer : answers) {
      if (answer instanceof FetchResponse message) {
        take(message);
      }
    }
    protocol.notifyResponseHandlers(answers);
    Response last = answers[answers.length - 1];
    if (!last.isNO()) {
      protocol.handleResult(
          last); // NO means: not all of them (RFC 2180, 4.1); the rest is asked again
    }
  }

  private void take(FetchResponse message) {
    UID uid = message.getItem(UID.class);
    BODY header = message.getItem(BODY.class);
    if (uid == null || header == null || header.getByteArray() == null) {
      return;
    }
    INTERNALDATE date = message.getItem(INTERNALDATE.class);
    RFC822SIZE size = message.getItem(RFC822SIZE.class);
    Instant received =
        date == null || date.getDate() == null ? Instant.EPOCH : date.getDate().toInstant();
    arrived.put(
        uid.uid,
        new Change.Arrived(
            ref(uid.uid),
            received,
            size == null ? 0 : size.size,
            header.getByteArrayInputStream().readAllBytes(),
            keywords(message)));
  }

  /** Flags other than the system's, in lower case: keywords know no case (RFC 3501, 2.3.2). */
  private static Set<String> keywords(FetchResponse message) {
    FLAGS flags = message.getItem(FLAGS.class);
    Set<String> keywords = new HashSet<>();
    if (flags != null) {
      for (String flag : flags.getUserFlags()) {
        keywords.add(flag.toLowerCase(Locale.ROOT));
      }
    }
    return keywords;
  }

  private MessageRef ref(long uid) {
    return new MessageRef(folder, epoch, String.valueOf(uid));
  }
}
