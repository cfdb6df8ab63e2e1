package org.mailpromoter.web;

import java.time.Duration;
import java.util.Objects;

/**
 * What a server accepts at most.
 *
 * @param threads how many requests are answered at once
 * @param waiting how many requests wait for a thread; those beyond are answered with 503
 * @param streams how many event streams are open at once
 * @param connections how many connections are open at once
 * @param headerBytes the request line and the headers of a request
 * @param bodyBytes the body of a request, whatever its route allows
 * @param idle how long a connection may be silent
 * @param streamIdle how long an event stream may be silent
 * @param bytesPerSecond how fast a client must send and read, over more than a few seconds
 * @param patience how long a client may be slower than that
 * @param farewell how long requests may take that are being answered when the server is closed
 */
public record Limits(
    int threads,
    int waiting,
    int streams,
    int connections,
    int headerBytes,
    long bodyBytes,
    Duration idle,
    Duration streamIdle,
    int bytesPerSecond,
    Duration patience,
    Duration farewell) {
  /** Rejects limits that let nothing through. */
  public Limits {
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(streamIdle, "streamIdle");
    Objects.requireNonNull(patience, "patience");
    Objects.requireNonNull(farewell, "farewell");
    if (threads < 1 || waiting < 1 || streams < 0 || connections < 1 || headerBytes < 256) {
      throw new IllegalArgumentException("These limits let nothing through.");
    }
  }

  /** The limits of the console and the API. */
  public static Limits usual() {
    return new Limits(
        16,
        64,
        64,
        512,
        8_192,
        30_000_000,
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        1_000,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5));
  }
}
