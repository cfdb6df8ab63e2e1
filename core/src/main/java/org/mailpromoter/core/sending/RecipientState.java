package org.mailpromoter.core.sending;

/**
 * What is known of a mail to one recipient.
 *
 * @since 0.1
 */
public enum RecipientState {
  /** No server has decided about it. */
  PENDING(true, false),
  /** A server refused it for now. */
  LATER(true, false),
  /**
   * It was handed over and the answer is lost. The doubt ends by acceptance, by evidence or by a
   * person, and by nothing else.
   */
  UNCERTAIN(true, false),
  /** A server refused it for good. */
  REFUSED(false, false),
  /** Nobody tries any more: it was given up or canceled before a server accepted it. */
  ABANDONED(false, false),
  /** The server that it was submitted to accepted it. */
  ACCEPTED(false, true),
  /** A report says that a later server still tries. */
  DELAYED(false, true),
  /** A report says that it was delivered. */
  DELIVERED(false, true),
  /** A report says that it cannot be delivered. */
  UNDELIVERED(false, true);

  private final boolean open;
  private final boolean accepted;

  RecipientState(boolean open, boolean accepted) {
    this.open = open;
    this.accepted = accepted;
  }

  /** Whether it belongs to the envelope of the next try. */
  public boolean isOpen() {
    return open;
  }

  /** Whether a server accepted it once. */
  public boolean isAccepted() {
    return accepted;
  }

  /**
   * The state after a report. Reports arrive in any order and more than once; the result is the
   * same: a failure outweighs a delivery, which outweighs a delay.
   *
   * @param reported one of {@link #DELAYED}, {@link #DELIVERED} and {@link #UNDELIVERED}
   * @return this state if a report cannot change it
   */
  RecipientState after(RecipientState reported) {
    return accepted && reported.compareTo(this) > 0 ? reported : this;
  }
}
