package org.mailpromoter.core.activity;

/**
 * Whether an activity takes part in correlation (semantics 5). The numbers are stored.
 *
 * @since 0.1
 */
public enum Tracking {
  /** Replies to it are recognised. */
  TRACKED(0),
  /** Somebody untracked it: it stays, unlinked, and replies do not find it (F-20). */
  UNTRACKED(1),
  /** Somebody stopped its conversation: replies are recognised, and refused. */
  STOPPED(2);

  private final int number;

  Tracking(int number) {
    this.number = number;
  }

  /** The stored number. */
  public int number() {
    return number;
  }

  /** The value with a number. */
  public static Tracking of(int number) {
    for (Tracking tracking : values()) {
      if (tracking.number == number) {
        return tracking;
      }
    }
    throw new IllegalArgumentException("no tracking " + number);
  }
}
