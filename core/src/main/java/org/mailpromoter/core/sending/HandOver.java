package org.mailpromoter.core.sending;

import java.io.IOException;
import java.util.Map;

/**
 * The point of no return of a try.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface HandOver {
  /**
   * Writes down that the server may accept the mail from now on. A sender calls it once, after
   * every byte of the message is written and before anything that lets the server accept it: for
   * SMTP the final dot, for a web service the request.
   *
   * @param refused recipients whom the server has refused individually, and its replies
   * @throws IOException if that cannot be written; the sender must then end the try without the
   *     final dot, so the server accepts nothing
   */
  void commit(Map<EnvelopeAddress, ServerReply> refused) throws IOException;
}
