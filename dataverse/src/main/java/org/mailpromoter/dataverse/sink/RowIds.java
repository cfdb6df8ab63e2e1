package org.mailpromoter.dataverse.sink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.mailpromoter.core.activity.ActivityId;

/**
 * The ids under which rows are created, so that a second delivery meets the first one: UUIDs of
 * version 5 (RFC 9562, 5.5) over the name of the storage and the number of the activity.
 */
final class RowIds {
  private static final UUID NAMESPACE = UUID.fromString("7c3d5b1e-2f0a-5c44-9a76-5b9f1c1d3e60");

  private RowIds() {}

  /** The row of an activity of a storage. */
  static UUID email(String storage, ActivityId activity) {
    return of(NAMESPACE, storage + "/" + activity);
  }

  /** The row of an attachment of an e-mail, by its place. */
  static UUID attachment(UUID email, int place) {
    return of(email, "attachment/" + place);
  }

  private static UUID of(UUID namespace, String name) {
    MessageDigest sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .array());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xf000L) | 0x5000L;
    long low = (hash.getLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low);
  }

  /** No secret and no proof: only a name. */
  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
