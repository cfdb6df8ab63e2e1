package org.mailpromoter.http;

import java.time.Duration;

/**
 * Waits on behalf of one session.
 *
 * @since 0.1
 */
public interface Pause {
  /**
   * Waits for a while, or until the session is closed.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  void hold(Duration time) throws InterruptedException;

  /** Ends every wait, present and future. Any thread may call it. */
  void close();
}
