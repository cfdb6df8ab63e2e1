package org.mailpromoter.core.store;

/**
 * A commit rests on a look-up that holds no longer: another one wrote an activity meanwhile that it
 * had asked for, or changed one on which it rests. Nothing was written. Whoever decides again, from
 * a new look-up, comes to the result of commits that happened one after the other.
 *
 * @since 0.2
 */
public final class OvertakenException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A refused commit. */
  public OvertakenException(String message) {
    super(message);
  }
}
