package org.mailpromoter.core.activity;

/**
 * Whether an activity takes part in correlation (semantics 5). The numbers are stored.
 *
 * @since 0.1
 */
public enum Tracking {
  /** Replies to it are recognised. */
  TRACKED(0),
  /**
   * Untracked by somebody: the activity stays without a link, and replies do not find it (F-20).
   */
  UNTRACKED(1),
  /** The conversation was stopped by somebody: replies are recognised and refused. */
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
