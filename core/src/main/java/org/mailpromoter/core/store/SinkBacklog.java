package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.SinkId;

/**
 * The backlog of a sink. Immutable.
 *
 * @since 0.1
 */
public final class SinkBacklog {
  private final SinkId sink;
  private final long pending;
  private final long failing;
  private final long setAside;
  private final @Nullable Instant oldest;
  private final @Nullable Instant pausedUntil;

  private SinkBacklog(
      SinkId sink,
      long pending,
      long failing,
      long setAside,
      @Nullable Instant oldest,
      @Nullable Instant pausedUntil) {
    this.sink = Objects.requireNonNull(sink, "sink");
    this.pending = pending;
    this.failing = failing;
    this.setAside = setAside;
    this.oldest = oldest;
    this.pausedUntil = pausedUntil;
  }

  /**
   * A backlog.
   *
   * @param sink the sink
   * @param pending events that are to be delivered, those that failed included
   * @param failing of these, events that failed and were left to their next try
   * @param setAside events that were given up until a person asks for them
   * @param oldest when the oldest pending event was committed
   * @param pausedUntil when the pause ends that its receiver asked for
   */
  public static SinkBacklog of(
      SinkId sink,
      long pending,
      long failing,
      long setAside,
      Optional<Instant> oldest,
      Optional<Instant> pausedUntil) {
    return new SinkBacklog(
        sink, pending, failing, setAside, oldest.orElse(null), pausedUntil.orElse(null));
  }

  /** The sink. */
  public SinkId sink() {
    return sink;
  }

  /** Events that are to be delivered, those that failed included. */
  public long pending() {
    return pending;
  }

  /** Of the pending events, those that failed and were left to their next try. */
  public long failing() {
    return failing;
  }

  /** Events that were given up until a person asks for them. */
  public long setAside() {
    return setAside;
  }

  /** When the oldest pending event was committed; empty when nothing waits. */
  public Optional<Instant> oldest() {
    return Optional.ofNullable(oldest);
  }

  /** When the last pause that the receiver asked for ends, even if that is in the past. */
  public Optional<Instant> pausedUntil() {
    return Optional.ofNullable(pausedUntil);
  }
}
