package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * Stores the contents of attachments while a message is read. Thread-safe.
 *
 * @since 0.1
 */
public interface ContentKeeper {
  /** Stores nothing; attachments are only measured. */
  ContentKeeper NONE =
      new ContentKeeper() {
        @Override
        public boolean wants(Attachment described) {
          return false;
        }

        @Override
        public Attachment keep(Attachment described, InputStream decoded) {
          return described;
        }
      };

  /**
   * Whether the content of an attachment is worth reading.
   *
   * @param described the attachment, of which the size is not known yet
   */
  boolean wants(Attachment described);

  /**
   * Reads an attachment.
   *
   * @param described the attachment, of which the size is not known yet
   * @param decoded its bytes; read to their end, not closed
   * @return the attachment with its size, and with its content unless that is too large
   * @throws IOException if reading fails
   */
  Attachment keep(Attachment described, InputStream decoded) throws IOException;
}
