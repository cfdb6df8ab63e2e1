package org.mailpromoter.core.decision;

import java.time.Duration;
import java.time.Instant;

/**
 * The parts into which a time is divided, in UTC.
 *
 * @since 0.1
 */
public enum TimeStep {
  /** Hours; those of a place whose offset has whole hours are put together from them. */
  HOUR(Duration.ofHours(1)),
  /** Days, from midnight UTC. */
  DAY(Duration.ofDays(1));

  private final Duration length;

  TimeStep(Duration length) {
    this.length = length;
  }

  /** How long one is. */
  public Duration length() {
    return length;
  }

  /** The beginning of the one that contains a time. */
  public Instant beginOf(Instant time) {
    long step = length.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), step) * step);
  }
}
