package org.mailpromoter.connectors.graph.call;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Exchange Online works on four requests of a program to one mailbox at a time, and refuses more.
 * All sessions of a mailbox share the slots; a batch takes all of them. Thread-safe and fair.
 */
public final class Slots {
  /** What a single request takes. */
  static final int ONE = 1;

  /** What a batch takes, whose requests run side by side. */
  static final int ALL = 4;

  private static final int LOOK_MILLISECONDS = 500;

  private final Semaphore free = new Semaphore(ALL, true);

  public Slots() {}

  /** Tells whether a session was closed. */
  interface Closed {
    boolean isClosed();
  }

  /**
   * Waits for slots, or until the session is closed.
   *
   * @return whether they were taken
   * @throws InterruptedException if the thread was interrupted
   */
  boolean take(int count, Closed session) throws InterruptedException {
    while (!session.isClosed()) {
      if (free.tryAcquire(count, LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  void give(int count) {
    free.release(count);
  }
}
