package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;

/**
 * Reads whole messages: small ones many at a time, bounded by their bytes; large ones piece by
 * piece, so that no answer is larger than a piece.
 */
final class BodyFetch {
  private static final long BATCH_BYTES = 4 << 20;

  private final IMAPProtocol protocol;
  private final BodySink sink;

  BodyFetch(IMAPProtocol protocol, BodySink sink) {
    this.protocol = protocol;
    this.sink = sink;
  }

  void read(List<Change.Arrived> messages) throws ProtocolException, IOException {
    Map<Long, Change.Arrived> batch = new HashMap<>();
    UidRanges uids = new UidRanges();
    long bytes = 0;
    for (Change.Arrived message : ascending(messages)) {
      long uid = uid(message);
      if (message.size() > BATCH_BYTES) {
        readLarge(message, uid);
        continue;
      }
      if (bytes + message.size() > BATCH_BYTES) {
        readBatch(uids, batch);
        uids = new UidRanges();
        batch = new HashMap<>();
        bytes = 0;
      }
      bytes += message.size();
      uids.add(uid, uid);
      batch.put(uid, message);
    }
    readBatch(uids, batch);
  }

  private static List<Change.Arrived> ascending(List<Change.Arrived> messages) {
    List<Change.Arrived> sorted = new ArrayList<>(messages);
    sorted.sort(Comparator.comparingLong(BodyFetch::uid));
    return sorted;
  }

  private static long uid(Change.Arrived message) {
    return Long.parseLong(message.ref().id());
  }

  private void readBatch(UidRanges uids, Map<Long, Change.Arrived> batch)
      throws ProtocolException, IOException {
    if (uids.isEmpty()) {
      return;
    }
    Response[] answers = protocol.command("UID FETCH " + uids + " (UID BODY.PEEK[])", null);
    for (Response answer : answers) {
      if (answer instanceof FetchResponse message) {
        take(message, batch);
      }
    }
    protocol.notifyResponseHandlers(answers);
    Response last = answers[answers.length - 1];
    if (!last.isNO()) {
      protocol.handleResult(last);
    }
    String why =
        last.isNO()
            ? "the server refuses it: " + Fence.words(last.getRest())
            : "the server no longer has it";
    for (Change.Arrived missing : batch.values()) {
      sink.missing(missing.ref(), why);
    }
  }

  private void take(FetchResponse message, Map<Long, Change.Arrived> batch) throws IOException {
    UID uid = message.getItem(UID.class);
    BODY body = message.getItem(BODY.class);
    if (uid == null || body == null || body.getByteArray() == null) {
      return;
    }
    Change.Arrived wanted = batch.remove(uid.uid);
    if (wanted != null) {
      sink.message(wanted.ref(), body.getByteArrayInputStream());
    }
  }

  private void readLarge(Change.Arrived message, long uid) throws ProtocolException, IOException {
    try (PieceStream pieces = new PieceStream(protocol, uid)) {
      if (pieces.isGone()) {
        sink.missing(message.ref(), "the server no longer has it");
      } else {
        sink.message(message.ref(), pieces);
      }
    } catch (CommandFailedException refused) {
      sink.missing(message.ref(), refusal(refused));
    } catch (PieceStream.RefusedException refused) {
      sink.missing(message.ref(), refusal(refused.refusal()));
    }
  }

  private static String refusal(CommandFailedException refused) {
    return "the server refuses it: " + Fence.words(refused);
  }
}
