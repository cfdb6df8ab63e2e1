package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.spi.net.ServerWords;

/**
 * Reads whole messages: small ones many at a time, bounded by their bytes; large ones, and those
 * whose size the server does not report, piece by piece, so that no answer is larger than a piece.
 */
final class BodyFetch {
  private static final long BATCH_BYTES = 16 << 20;

  /** A message that is larger is read piece by piece. */
  private static final long LARGE = 4 << 20;

  private final GuardedProtocol protocol;
  private final ServerWords words;
  private final BodySink sink;
  private final Map<Long, String> refusals = new HashMap<>();

  BodyFetch(GuardedProtocol protocol, ServerWords words, BodySink sink) {
    this.protocol = protocol;
    this.words = words;
    this.sink = sink;
  }

  void read(List<Change.Arrived> messages) throws ProtocolException, IOException {
    Map<Long, Change.Arrived> batch = new HashMap<>();
    long bytes = 0;
    for (Change.Arrived message : ascending(messages)) {
      long uid = uid(message);
      if (message.size() <= 0 || message.size() > LARGE) {
        readLarge(message, uid);
        continue;
      }
      if (bytes + message.size() > BATCH_BYTES) {
        readBatch(batch);
        batch = new HashMap<>();
        bytes = 0;
      }
      bytes += message.size();
      batch.put(uid, message);
    }
    readBatch(batch);
  }

  private static List<Change.Arrived> ascending(List<Change.Arrived> messages) {
    List<Change.Arrived> sorted = new ArrayList<>(messages);
    sorted.sort(Comparator.comparingLong(BodyFetch::uid));
    return sorted;
  }

  private static long uid(Change.Arrived message) {
    return Long.parseLong(message.ref().id());
  }

  /** A refused message does not affect the others of the request. */
  private void readBatch(Map<Long, Change.Arrived> batch) throws ProtocolException, IOException {
    if (batch.isEmpty()) {
      return;
    }
    UidRanges uids = UidRanges.of(new TreeSet<>(batch.keySet()));
    Halving.ask(uids, some -> ask(some, batch));
    for (Map.Entry<Long, Change.Arrived> missing : batch.entrySet()) {
      sink.missing(missing.getValue().ref(), refusals.getOrDefault(missing.getKey(), ""));
    }
  }

  private UidRanges ask(UidRanges uids, Map<Long, Change.Arrived> batch)
      throws ProtocolException, IOException {
    Reply reply =
        protocol.ask(
            "UID FETCH " + uids + " (UID BODY.PEEK[])", GuardedInputStream.LARGEST_LITERAL);
    for (FetchResponse message : reply.messages().toList()) {
      take(message, batch);
    }
    TreeSet<Long> missing = new TreeSet<>();
    uids.iterator()
        .forEachRemaining(
            (long uid) -> {
              if (batch.containsKey(uid)) {
                missing.add(uid);
              }
            });
    reply.refusal().ifPresent(why -> missing.forEach(uid -> refusals.put(uid, refusal(why))));
    return UidRanges.of(missing);
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
        sink.missing(message.ref(), "");
      } else {
        sink.message(message.ref(), pieces);
      }
    } catch (CommandFailedException refused) {
      sink.missing(message.ref(), refusal(String.valueOf(refused.getMessage())));
    } catch (PieceStream.RefusedException refused) {
      sink.missing(message.ref(), refusal(String.valueOf(refused.getMessage())));
    }
  }

  private String refusal(String said) {
    return words.of(said);
  }
}
