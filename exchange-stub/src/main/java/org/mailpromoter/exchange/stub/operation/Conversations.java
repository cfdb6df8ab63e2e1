package org.mailpromoter.exchange.stub.operation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mailpromoter.exchange.stub.mime.Mail;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** What Exchange makes of a conversation: topic, index and id (MS-OXOMSG). */
final class Conversations {
  private static final Pattern PREFIX = Pattern.compile("^(?:\\p{L}{1,3}:\\s*)+");
  private static final int HEADER = 22;

  private Conversations() {}

  static String topic(Mail mail) {
    return PREFIX.matcher(mail.subject().orElse("")).replaceFirst("");
  }

  /** The Thread-Index of the message, or one that begins here. */
  static String index(StoredItem item) {
    return item.mail().field("Thread-Index").orElseGet(() -> begun(item));
  }

  private static String begun(StoredItem item) {
    UUID guid = UUID.nameUUIDFromBytes(topic(item.mail()).getBytes(StandardCharsets.UTF_8));
    long ticks = item.received().getEpochSecond() * 10_000_000 + 116_444_736_000_000_000L;
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * 3);
    bytes.putLong(ticks >>> 16).putLong(6, guid.getMostSignificantBits());
    bytes.putLong(14, guid.getLeastSignificantBits());
    bytes.put(0, (byte) 1);
    byte[] header = new byte[HEADER];
    bytes.get(0, header);
    return Base64.getEncoder().encodeToString(header);
  }

  static String id(StoredItem item) {
    String index = index(item);
    return Ids.ofConversation(
        item.mailbox(), index.substring(0, Math.min(29, index.length())).hashCode());
  }

  static String itemClass(Mail mail) {
    String type = mail.field("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/report") && type.contains("delivery-status")) {
      return "REPORT.IPM.Note.NDR";
    }
    return type.startsWith("multipart/signed") ? "IPM.Note.SMIME.MultipartSigned" : "IPM.Note";
  }
}
