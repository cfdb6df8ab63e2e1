package org.mailpromoter.core.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digests over header fields. Every field is preceded by its length, so no two different lists of
 * fields have the same bytes, and the hash is SHA-256, so collisions cannot be constructed.
 */
final class MessageDigests {
  private final MessageDigest sha256 = newSha256();

  /** Adds one field. */
  MessageDigests add(String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    sha256.update(bytes);
    return this;
  }

  /** The digest in hexadecimal digits. */
  String hex() {
    return hex(sha256);
  }

  /** What a digest comes to, in hexadecimal digits. */
  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The first 64 bits of the digest. */
  long bits64() {
    return ByteBuffer.wrap(sha256.digest()).getLong();
  }

  /** The identity of a message of which only the decoded fields are at hand. */
  static MessageIdentity identityOf(Envelope e) {
    String author =
        e.from().addresses().isEmpty() ? "" : e.from().addresses().get(0).address().value();
    String date = e.date().map(Object::toString).orElse("");
    long fingerprint = fingerprint(author, date);
    String key =
        e.messageId()
            .map(MessageId::toString)
            .orElseGet(
                () ->
                    "digest:"
                        + new MessageDigests()
                            .add(author)
                            .add(date)
                            .add(e.subject())
                            .add(e.to().toString())
                            .add(e.cc().toString())
                            .hex());
    return new MessageIdentity(key, fingerprint);
  }

  static long fingerprint(String author, String date) {
    return new MessageDigests().add(author).add(date).bits64();
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
