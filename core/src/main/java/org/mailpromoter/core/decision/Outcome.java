package org.mailpromoter.core.decision;

/**
 * The kinds of decision, as they are stored and counted. The numbers are stored.
 *
 * @since 0.1
 */
public enum Outcome {
  /** It became an activity. */
  PROMOTED(1),
  /** It did not: a sync error. */
  REFUSED(2),
  /** It was out of scope. */
  OUT_OF_SCOPE(3);

  private final int number;

  Outcome(int number) {
    this.number = number;
  }

  /** The stored number. */
  public int number() {
    return number;
  }

  /** The outcome with a number. */
  public static Outcome of(int number) {
    for (Outcome outcome : values()) {
      if (outcome.number == number) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no outcome " + number);
  }
}
