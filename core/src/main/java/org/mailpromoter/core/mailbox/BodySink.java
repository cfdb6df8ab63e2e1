package org.mailpromoter.core.mailbox;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes the messages that {@link MailboxSession#fetch} reads.
 *
 * @since 0.1
 */
public interface BodySink {
  /**
   * Takes one whole message. The stream is valid only during the call and need not be read to its
   * end; the session skips the rest.
   *
   * @param ref the message
   * @param message header and body as raw bytes
   * @throws IOException when reading the stream fails
   */
  void message(MessageRef ref, InputStream message) throws IOException;

  /**
   * The message cannot be fetched: it is gone, or the server refuses it or returns invalid data.
   *
   * @param ref the message
   * @param why what the server said, in its words; empty if it said nothing
   */
  void missing(MessageRef ref, String why);
}
