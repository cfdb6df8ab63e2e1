package org.mailpromoter.http.oauth;

import java.io.IOException;

/**
 * A way to a token. Thread-safe.
 *
 * @since 0.1
 */
public interface TokenGrant {
  /**
   * Asks for a new token.
   *
   * @throws TokenException if it is refused
   * @throws IOException if there is no answer that makes sense
   * @throws InterruptedException if the thread was interrupted
   */
  Granted ask() throws TokenException, IOException, InterruptedException;
}
