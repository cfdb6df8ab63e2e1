package org.mailpromoter.core.message;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Set;

/**
 * A part of a message that is not a multipart.
 *
 * @param header what its header says
 * @param raw its bytes as they are in the message
 * @param alternative whether it is one form of what other parts say in another form
 */
record Part(PartHeader header, InputStream raw, boolean alternative) {
  /** Text without a header. */
  static Part text(byte[] text) {
    return new Part(PartHeader.TEXT, new ByteArrayInputStream(text), false);
  }

  /**
   * Its bytes without the encoding of their way (RFC 2045, 6).
   *
   * @param flaws takes what is found to be damaged while the bytes are read
   */
  InputStream decoded(Set<Flaw> flaws) {
    return header.encoding().decoded(raw, flaws);
  }
}
