package org.mailpromoter.http.oauth;

import java.io.IOException;

/** A grant that obtains tokens. Thread-safe. */
interface TokenGrant {
  /**
   * Requests a new token.
   *
   * @throws TokenException if it is refused
   * @throws IOException if there is no valid response
   * @throws InterruptedException if the thread was interrupted
   */
  Granted ask() throws TokenException, IOException, InterruptedException;
}
