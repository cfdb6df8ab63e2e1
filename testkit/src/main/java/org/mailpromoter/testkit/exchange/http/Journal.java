package org.mailpromoter.testkit.exchange.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.testkit.exchange.fault.SeenRequest;

/**
 * What was asked. An answer is at the client before it is noted here, so whoever reads waits for
 * the answers that are on their way. Thread-safe.
 */
final class Journal {
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);

  private final List<SeenRequest> seen = new ArrayList<>();
  private int underWay;

  /** One request; it ends in the thread in which it began. */
  final class Entry {
    private boolean awaited = true;

    private Entry() {}

    /** Its answer lasts, and nobody waits for it. */
    void lasts() {
      if (awaited) {
        awaited = false;
        leave();
      }
    }

    void end(SeenRequest request) {
      note(request);
      lasts();
    }
  }

  synchronized Entry begin() {
    underWay++;
    return new Entry();
  }

  private synchronized void leave() {
    underWay--;
    notifyAll();
  }

  private synchronized void note(SeenRequest request) {
    seen.add(request);
  }

  synchronized List<SeenRequest> seen() {
    long end = System.nanoTime() + LONGEST_WAIT;
    try {
      while (underWay > 0 && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, end - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(seen);
  }
}
