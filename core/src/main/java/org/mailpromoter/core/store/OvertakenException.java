package org.mailpromoter.core.store;

/**
 * A commit depends on a look-up that is no longer valid: another commit wrote an activity under a
 * sought key, or changed an activity on which it depends. Nothing was written. Deciding again from
 * a new look-up gives the same result as serialized commits.
 *
 * @since 0.1
 */
public final class OvertakenException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A rejected commit. */
  public OvertakenException(String message) {
    super(message);
  }
}
