package org.mailpromoter.core.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * Stores which marks are on messages and which must still be sent to their servers. Marks are
 * written with their decisions ({@link Commit#marks}) and with every change of tracking, so none is
 * lost; sending a mark twice is harmless. Thread-safe.
 *
 * @since 0.1
 */
public interface MarkStore {
  /**
   * Marks of a folder that must still be sent: {@code DUE} and {@code CLEARING}.
   *
   * @param kinds of which kinds
   * @param limit how many at most, by kind in the order of their numbers
   */
  List<MessageMark> due(MailboxId mailbox, FolderId folder, Set<MessageMark.Kind> kinds, int limit);

  /** Marks of promoted messages of a folder that were sent: set, seen or cleared. */
  List<MessageMark> brought(MailboxId mailbox, FolderId folder);

  /**
   * Gives marks, found by message and kind, the states that they carry here.
   *
   * @param turn that of the run
   * @throws TurnLostException if it is not the latest of its mailbox (AS-19); nothing was written
   */
  void settle(Turn turn, FolderId folder, List<MessageMark> marks) throws TurnLostException;

  /** The activities that messages became, or are copies of. */
  Map<MessageRef, ActivityId> activities(
      MailboxId mailbox, FolderId folder, Set<MessageRef> messages);
}
