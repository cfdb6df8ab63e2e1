package org.mailpromoter.core.activity;

/**
 * What is missing from an activity: the Dynamics 365 column {@code notifications} (P-51).
 *
 * @since 0.1
 */
public enum Notification {
  /** Nothing. */
  NONE(0),
  /** Attachments, because of their type, size, number or nesting depth. */
  ATTACHMENTS_LEFT_OUT(1),
  /** The end of the body. */
  BODY_CUT(2);

  private final int number;

  Notification(int number) {
    this.number = number;
  }

  /** The option-set number. */
  public int number() {
    return number;
  }
}
