package org.mailpromoter.core.store;

/**
 * Another process wrote the same folder meanwhile; the batch must be gathered again.
 *
 * @since 0.1
 */
public final class CursorMovedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says which folder. */
  public CursorMovedException(String message) {
    super(message);
  }
}
