package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * The decoded bytes of an attachment, independent of where they are stored. Two contents are equal
 * if their digests are.
 *
 * @since 0.1
 */
public interface Content {
  /** The SHA-256 of the bytes, in 64 hexadecimal digits in lower case. */
  String sha256();

  /** The number of bytes. */
  long size();

  /**
   * A stream over all bytes. It is usable as long as its source is open: the storage, or the run
   * that reads the message.
   *
   * @throws IOException if they cannot be read
   */
  InputStream open() throws IOException;
}
