package org.mailpromoter.access;

import java.io.IOException;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/**
 * What is behind a route that everybody may use: the login, style sheets, the description of an
 * API. Thread-safe.
 */
@FunctionalInterface
public interface PublicEntry {
  /**
   * The response.
   *
   * @throws RefusalException if it is not answered
   * @throws IOException if the request cannot be read or understood
   * @throws Desk.ClosedException if it needs the storage, which is not open
   * @throws InterruptedException if the service ends
   */
  Response to(Request request)
      throws RefusalException, IOException, Desk.ClosedException, InterruptedException;

  /** Whether requests count for the limit of their address; files in memory cost nothing. */
  default boolean isCounted() {
    return true;
  }
}
