package org.mailpromoter.connectors.graph.call;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in earnest, until the time is over or the session is closed. */
public final class RealPause implements Pause {
  private final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public void hold(Duration time) throws InterruptedException {
    closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
