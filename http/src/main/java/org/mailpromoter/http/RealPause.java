package org.mailpromoter.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits until the time is over or the session is closed. Thread-safe.
 *
 * @since 0.1
 */
public final class RealPause implements Pause {
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Nothing is closed yet. */
  public RealPause() {}

  @Override
  public void hold(Duration time) throws InterruptedException {
    closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
