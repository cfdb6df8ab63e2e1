package org.mailpromoter.http.oauth;

import java.time.Duration;

/**
 * Waits between two questions to a token server.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Wait {
  /**
   * Waits for a while.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  void hold(Duration time) throws InterruptedException;
}
