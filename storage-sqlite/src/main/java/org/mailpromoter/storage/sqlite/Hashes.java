package org.mailpromoter.storage.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.mailpromoter.core.correlation.CorrelationKey;

/**
 * Hashes under which texts of mail are indexed; SHA-256, so that collisions cannot be constructed.
 */
final class Hashes {
  private static final int KEY_BYTES = 16;

  private Hashes() {}

  /** 64 bits, to find candidates that are then compared as text. */
  static long ofText(String text) {
    return ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  /** 128 bits, which represent the key itself; the space's length keeps the two parts apart. */
  static byte[] ofKey(CorrelationKey key) {
    return ofKey(key, sha256());
  }

  /** The same for one of many keys, which share a digest: making it takes as long as hashing. */
  static byte[] ofKey(CorrelationKey key, MessageDigest digest) {
    byte[] space = key.space().getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(space.length).flip());
    digest.update(space);
    byte[] hash = digest.digest(key.value().getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(hash, KEY_BYTES);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
