package org.mailpromoter.testkit.mime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** What Exchange makes of a conversation: topic and index (MS-OXOMSG). */
public final class Conversations {
  private static final Pattern PREFIX = Pattern.compile("^(?:\\p{L}{1,3}:\\s*)+");
  private static final int HEADER = 22;

  private Conversations() {}

  /** The subject without prefixes. */
  public static String topic(Mail mail) {
    return PREFIX.matcher(mail.subject().orElse("")).replaceFirst("");
  }

  /** The Thread-Index of the message, or one that begins when it was received. */
  public static String index(Mail mail, Instant received) {
    return mail.field("Thread-Index").orElseGet(() -> begun(mail, received));
  }

  private static String begun(Mail mail, Instant received) {
    UUID guid = UUID.nameUUIDFromBytes(topic(mail).getBytes(StandardCharsets.UTF_8));
    long ticks = received.getEpochSecond() * 10_000_000 + 116_444_736_000_000_000L;
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * 3);
    bytes.putLong(ticks >>> 16).putLong(6, guid.getMostSignificantBits());
    bytes.putLong(14, guid.getLeastSignificantBits());
    bytes.put(0, (byte) 1);
    byte[] header = new byte[HEADER];
    bytes.get(0, header);
    return Base64.getEncoder().encodeToString(header);
  }

  /** A number that the messages of a conversation share. */
  public static int hash(Mail mail, Instant received) {
    String index = index(mail, received);
    return index.substring(0, Math.min(29, index.length())).hashCode();
  }

  /** The class of the item, such as IPM.Note. */
  public static String itemClass(Mail mail) {
    String type = mail.field("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/report") && type.contains("delivery-status")) {
      return "REPORT.IPM.Note.NDR";
    }
    return type.startsWith("multipart/signed") ? "IPM.Note.SMIME.MultipartSigned" : "IPM.Note";
  }
}
