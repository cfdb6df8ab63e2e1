package org.mailpromoter.installation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A long piece of work, as whoever waits for it sees it: how far it is, and that it should end. One
 * for each piece of work. Thread-safe.
 */
public final class Task {
  private final AtomicLong done = new AtomicLong();
  private volatile boolean cancelled;

  /** Asks the work to end soon; what it has changed by then stays. */
  public void cancel() {
    cancelled = true;
  }

  /** How much is done so far: messages that were looked at, unless the work says otherwise. */
  public long done() {
    return done.get();
  }

  /**
   * Called by the work: some more is done.
   *
   * @throws CancellationException if the work should end
   */
  public void advance(long some) {
    done.addAndGet(some);
    if (cancelled) {
      throw new CancellationException("the task was cancelled after " + done);
    }
  }
}
