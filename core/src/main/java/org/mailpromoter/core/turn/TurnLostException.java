package org.mailpromoter.core.turn;

/**
 * A write stated a turn that is not the latest of its mailbox. Nothing was written. The run has to
 * end: another run works on the mailbox.
 *
 * @since 0.1
 */
public final class TurnLostException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The write of a former turn. */
  public TurnLostException(Turn turn) {
    super("Another run took over the mailbox " + turn.mailbox() + ".");
  }
}
