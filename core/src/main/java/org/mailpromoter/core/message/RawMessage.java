package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a message, which may be read more than once. Lines end with CR LF.
 *
 * @since 0.1
 */
public interface RawMessage {
  /** The number of bytes. */
  long size();

  /** A new stream of them, from the first one. */
  InputStream open() throws IOException;
}
