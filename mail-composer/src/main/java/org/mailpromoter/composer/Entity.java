package org.mailpromoter.composer;

import java.io.IOException;
import java.io.OutputStream;

/** A part of a message (RFC 2045, 2.4): a header and a body. */
interface Entity {
  /**
   * Writes the rest of a header, and the body.
   *
   * @param header may have fields already
   */
  void write(HeaderWriter header, OutputStream out) throws IOException;
}
