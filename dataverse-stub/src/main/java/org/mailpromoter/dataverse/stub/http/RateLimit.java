package org.mailpromoter.dataverse.stub.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The limits of requests in a sliding window and at the same time (docs: 6,000 in five minutes and
 * 52 for each user). A batch is one request. Thread-safe.
 */
public final class RateLimit {
  private static final int AT_ONCE = 52;

  private final Clock clock;
  private final Deque<Instant> times = new ArrayDeque<>();
  private int most = 6_000;
  private Duration window = Duration.ofMinutes(5);
  private int running;

  /** The documented limit. */
  public RateLimit(Clock clock) {
    this.clock = clock;
  }

  /** Another limit. */
  public synchronized void set(int requests, Duration within) {
    most = requests;
    window = within;
  }

  /** How long the client has to wait; empty where it need not. */
  synchronized Optional<Duration> ask() {
    Instant now = clock.instant();
    while (!times.isEmpty() && !times.peekFirst().plus(window).isAfter(now)) {
      times.removeFirst();
    }
    if (times.size() < most) {
      times.addLast(now);
      return Optional.empty();
    }
    Instant free = times.isEmpty() ? now.plus(window) : times.peekFirst().plus(window);
    return Optional.of(Duration.between(now, free));
  }

  /** Begins a request; returns whether it may be worked on. Each one is ended. */
  synchronized boolean begin() {
    running++;
    return running <= AT_ONCE;
  }

  /** Ends a request. */
  synchronized void end() {
    running--;
  }

  synchronized int left() {
    return most - times.size();
  }

  synchronized String words() {
    return "Number of requests exceeded the limit of "
        + most
        + " over time window of "
        + window.toSeconds()
        + " seconds.";
  }
}
