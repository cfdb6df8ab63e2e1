package org.mailpromoter.dataverse.stub.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * So many requests in a sliding window (docs: 6,000 for each user in five minutes). A batch is one
 * request. Thread-safe.
 */
public final class RateLimit {
  private final Clock clock;
  private final Deque<Instant> times = new ArrayDeque<>();
  private int most = 6_000;
  private Duration window = Duration.ofMinutes(5);

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
