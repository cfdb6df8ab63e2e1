package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * The decoded bytes of an attachment, independent of where they are stored. Two contents are equal
 * if their digests are.
 *
 * @since 0.1
 */
public interface Content {
  /** The number of bytes. */
  long size();

  /**
   * A stream over all bytes. It is usable as long as its source is open: the storage, or the run
   * that reads the message.
   *
   * @throws IOException if they cannot be read
   */
  InputStream open() throws IOException;

  /**
   * The SHA-256 of the bytes, in 64 hexadecimal digits in lower case. Unless it is stored, all
   * bytes are read for it.
   *
   * @throws UncheckedIOException if they cannot be read
   */
  default String sha256() {
    MessageDigest digest = MessageDigests.newSha256();
    try (InputStream bytes = open()) {
      bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return MessageDigests.hex(digest);
  }
}
