package com.example.mailpromoter.pop3;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MailDateFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Message;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** The messages that a server shows one connection. Nothing is ever deleted. */
final class Maildrop {
  /** Headers are asked for one by one (TOP), so a page holds few of them. */
  static final int MOST_HEADERS = 100;


  private final POP3Folder folder;
  private final List<String> ids;
  private final int[] sizes;
  private final Map<String, Integer> places = new HashMap<>();

  private Maildrop(POP3Folder folder, List<String> ids, int[] sizes) {
    this.folder = folder;
    this.ids = ids;
    this.sizes = sizes;
    ids.forEach(id -> places.put(id, places.size()));
  }

  /** Asks for all ids (UIDL) and all sizes (LIST) at once. */
  static Maildrop open(Store store) throws MessagingException, MailAccessException {
    POP3Folder folder = (POP3Folder) store.getFolder("INBOX");
    folder.open(Folder.READ_ONLY);
    Message[] messages = folder.getMessages();
    FetchProfile all = new FetchProfile();
    all.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(messages, all);
    List<String> ids = new ArrayList<>(messages.length);
    for (Message each : messages) {
      String id = folder.getUID(each);
      if (id == null) {
        throw new MailAccessException(
            Pop3Error.NO_IDS, "The POP3 server does not support message ids (UIDL).");
      }
      ids.add(id);
    }
    return new Maildrop(folder, ids, folder.getSizes());
  }

  /** The id of each message, in the order of the server. */
  List<String> ids() {
    return ids;
  }

  /** The headers of some messages; fewer when they are large (MS-15). */
  List<Change> headers(int from, int to, PageLimit limit) throws MessagingException, IOException {
    List<Change> changes = new ArrayList<>(to - from);
    long bytes = 0;
    for (int i = from; i < to && bytes < limit.pageBytes(); i++) {
      Change change = header(i, limit.headerBytes());
      bytes += change instanceof Change.Arrived arrived ? arrived.header().length : 0;
      changes.add(change);
    }
    return changes;
  }

  /** The header of a message that was reported before (MS-13). */
  Change.OfMessage header(MessageRef ref, int headerBytes) throws MessagingException, IOException {
    Integer place = places.get(ref.id());
    return place == null ? new Change.Vanished(ref, "") : header(place, headerBytes);
  }

  private Change.OfMessage header(int index, int headerBytes)
      throws MessagingException, IOException {
    MessageRef ref = new MessageRef(Pop3Session.INBOX, "", ids.get(index));
    try (InputStream top = message(index).top(0)) {
      byte[] header = top.readNBytes(headerBytes);
      return new Change.Arrived(ref, receivedAt(header), sizes[index], header);
    } catch (MessageRemovedException e) {
      return new Change.Vanished(ref, "");
    }
  }

  /** POP3 has no time of arrival: the time of the last server is used, else that of the sender. */
  private static Instant receivedAt(byte[] header) throws MessagingException {
    InternetHeaders fields = new InternetHeaders(new ByteArrayInputStream(header));
    String[] received = fields.getHeader("Received");
    String[] date = fields.getHeader("Date");
    String text = "";
    if (received != null) {
      text = received[0].substring(received[0].lastIndexOf(';') + 1);
    } else if (date != null) {
      text = date[0];
    }
    try {
      return new MailDateFormat().parse(text.strip()).toInstant();
    } catch (ParseException e) {
      return Instant.EPOCH;
    }
  }

  /** Passes one message on (RETR); a missing message does not affect the others (MS-8). */
  void fetch(MessageRef ref, BodySink sink) throws MessagingException, IOException {
    Integer place = places.get(ref.id());
    if (place == null) {
      sink.missing(ref, "");
      return;
    }
    POP3Message message = message(place);
    try (InputStream whole = message.getMimeStream()) {
      sink.message(ref, whole);
    } catch (MessageRemovedException e) {
      sink.missing(ref, "");
    } finally {
      message.invalidate(true);
    }
  }

  private POP3Message message(int index) throws MessagingException {
    return (POP3Message) folder.getMessage(index + 1);
  }

  void close() throws MessagingException {
    folder.close(false);
  }
}
