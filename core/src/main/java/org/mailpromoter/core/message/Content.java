package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * The decoded bytes of an attachment, wherever they lie. Two contents are the same when their
 * digests are.
 *
 * @since 0.1
 */
public interface Content {
  /** The SHA-256 of the bytes, in 64 hexadecimal digits in lower case. */
  String sha256();

  /** How many bytes there are. */
  long size();

  /**
   * The bytes from the first one. Open as long as what they were taken from is: the storage, or the
   * run that reads the message.
   *
   * @throws IOException if they cannot be read
   */
  InputStream open() throws IOException;
}
