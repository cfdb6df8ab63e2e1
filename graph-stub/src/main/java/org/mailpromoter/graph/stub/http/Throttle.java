package org.mailpromoter.graph.stub.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.mailpromoter.graph.stub.fault.Refusal;

/** How many requests of a program for a mailbox may run at the same time. Thread-safe. */
public final class Throttle {
  private final int atOnce;
  private final Duration retryAfter;
  private final Map<String, Integer> running = new HashMap<>();

  /** So many at once; the others are told to wait. */
  public Throttle(int atOnce, Duration retryAfter) {
    this.atOnce = atOnce;
    this.retryAfter = retryAfter;
  }

  synchronized boolean enter(String key) {
    boolean free = running.getOrDefault(key, 0) < atOnce;
    if (free) {
      running.merge(key, 1, Integer::sum);
    }
    return free;
  }

  synchronized void leave(String key) {
    running.merge(key, -1, Integer::sum);
  }

  Refusal refusal() {
    return Refusal.throttled(retryAfter);
  }
}
