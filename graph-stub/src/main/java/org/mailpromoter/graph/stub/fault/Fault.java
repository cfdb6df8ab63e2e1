package org.mailpromoter.graph.stub.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;

/**
 * Something that goes wrong instead of, or with, an answer. Thread-safe.
 *
 * @since 0.1
 */
public interface Fault {
  /**
   * Answers an exchange.
   *
   * @param exchange the exchange, whose request was read
   * @param regular what the server would have answered
   */
  void answer(HttpExchange exchange, Regular regular) throws IOException;

  /** The answer that a server without faults would give. */
  interface Regular {
    /** Its bytes, uncompressed; the work is done when this is called. */
    byte[] bytes() throws IOException;

    /** Sends it as if nothing had happened. */
    void send() throws IOException;

    /** Where the API begins, without a slash at its end. */
    URI root();

    /** Sends an error of Graph instead. */
    void refuse(Refusal refusal) throws IOException;
  }
}
