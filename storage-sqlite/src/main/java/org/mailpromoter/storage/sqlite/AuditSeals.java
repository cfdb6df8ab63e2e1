package org.mailpromoter.storage.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;

/**
 * The salts and digests of the texts of one audit entry, in the order of {@link AuditRow#texts}. A
 * salt of zeros says that the text was erased: nobody can find out any more what it was.
 */
final class AuditSeals {
  private static final int SALT = 16;
  private static final int DIGEST = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] ERASED = new byte[SALT];

  private final byte[] bytes;

  private AuditSeals(byte[] bytes) {
    this.bytes = bytes;
  }

  static AuditSeals of(List<String> texts) {
    ByteBuffer all = ByteBuffer.allocate(texts.size() * (SALT + DIGEST));
    for (String text : texts) {
      byte[] salt = new byte[SALT];
      RANDOM.nextBytes(salt);
      all.put(salt).put(digest(salt, text));
    }
    return new AuditSeals(all.array());
  }

  /**
   * As they were stored.
   *
   * @throws IllegalArgumentException if there is not one for each text
   */
  static AuditSeals stored(byte[] bytes, int texts) {
    if (bytes.length != texts * (SALT + DIGEST)) {
      throw new IllegalArgumentException("there are not " + texts + " seals");
    }
    return new AuditSeals(bytes.clone());
  }

  private static byte[] digest(byte[] salt, String text) {
    MessageDigest sha = Hashes.sha256();
    sha.update(salt);
    return sha.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] part(int from, int length) {
    byte[] part = new byte[length];
    System.arraycopy(bytes, from, part, 0, length);
    return part;
  }

  private byte[] salt(int text) {
    return part(text * (SALT + DIGEST), SALT);
  }

  /** The digest of a text; stays when the text is erased. */
  byte[] digest(int text) {
    return part(text * (SALT + DIGEST) + SALT, DIGEST);
  }

  boolean isErased(int text) {
    return MessageDigest.isEqual(salt(text), ERASED);
  }

  /** Whether texts are as they were sealed; an erased one is not compared. */
  boolean hold(List<String> texts) {
    boolean hold = true;
    for (int i = 0; i < texts.size(); i++) {
      hold &= isErased(i) || MessageDigest.isEqual(digest(i), digest(salt(i), texts.get(i)));
    }
    return hold;
  }

  /** The same without the salt of an erased text. */
  AuditSeals without(int text) {
    byte[] rest = bytes.clone();
    System.arraycopy(ERASED, 0, rest, text * (SALT + DIGEST), SALT);
    return new AuditSeals(rest);
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
