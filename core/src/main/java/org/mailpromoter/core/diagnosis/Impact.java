package org.mailpromoter.core.diagnosis;

/**
 * The effect of a change on other recent messages.
 *
 * @param messages how many stored messages were decided again
 * @param promoted how many would become activities that are none, this message included; copies in
 *     several mailboxes are one
 * @param noLonger how many would not be promoted that are
 * @since 0.1
 */
public record Impact(long messages, long promoted, long noLonger) {
  /** Not counted, because the change affects one message only. */
  public static final Impact NOT_COUNTED = new Impact(0, 0, 0);

  /** Whether other messages were evaluated. */
  public boolean counted() {
    return messages > 0;
  }
}
