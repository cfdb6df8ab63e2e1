package org.mailpromoter.core.store;

/**
 * A commit would have added a second activity of a message and direction (AS-3): another mailbox
 * made it since the batch was gathered. The batch must be gathered again.
 *
 * @since 0.1
 */
public final class ActivityExistsException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says which. */
  public ActivityExistsException(String message) {
    super(message);
  }
}
