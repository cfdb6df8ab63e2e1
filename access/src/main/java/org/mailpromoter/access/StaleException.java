package org.mailpromoter.access;

/** Somebody else changed an object since the caller read it (RFC 9110, 13.1.1). Nothing changed. */
public final class StaleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean conditional;

  private StaleException(boolean conditional) {
    super(conditional ? "the object was changed meanwhile" : "the request states no version");
    this.conditional = conditional;
  }

  /** The object has another version than the request states. */
  public static StaleException changed() {
    return new StaleException(true);
  }

  /** The request must state which version it changes (RFC 6585, 3). */
  public static StaleException unconditional() {
    return new StaleException(false);
  }

  /** Whether the request stated a version. */
  public boolean isConditional() {
    return conditional;
  }
}
