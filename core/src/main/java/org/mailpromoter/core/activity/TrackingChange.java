package org.mailpromoter.core.activity;

import java.time.Instant;
import java.util.Objects;

/**
 * A change of the tracking of an activity (F-20).
 *
 * @param activity which
 * @param tracking its new state
 * @param extent which other activities the change covers
 * @param actor who did it
 * @param at when
 * @since 0.1
 */
public record TrackingChange(
    ActivityId activity, Tracking tracking, Extent extent, Actor actor, Instant at) {
  /** What a change is about. */
  public enum Extent {
    /** The activity alone. */
    ACTIVITY,
    /** Every activity that is correlated with it, directly or through others. */
    CONVERSATION
  }

  /** Rejects nulls. */
  public TrackingChange {
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(tracking, "tracking");
    Objects.requireNonNull(extent, "extent");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(at, "at");
  }
}
