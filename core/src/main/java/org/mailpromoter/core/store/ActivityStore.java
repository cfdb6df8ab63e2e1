package org.mailpromoter.core.store;

import java.util.Set;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * Keeps activities, decisions, correlation keys and cursors. Safe for several threads; {@link
 * #commit} is called by one thread at a time. Failures of the storage itself are {@link
 * StoreException}s.
 *
 * <ul>
 *   <li>AS-1: a commit happens whole or not at all, whatever moment the process dies.
 *   <li>AS-2: a commit whose {@link Commit#from} is not the stored cursor is refused whole.
 *   <li>AS-3: at most one activity for a key, fingerprint and direction; a commit that would add a
 *       second is refused whole.
 *   <li>AS-4: at most one decision for an occurrence.
 *   <li>AS-5: a look-up costs a fixed number of statements, however many messages it asks about.
 *   <li>AS-6: what was committed is seen by every later look-up.
 *   <li>AS-7: a decision that is taken again replaces the former one of its place.
 * </ul>
 */
public interface ActivityStore {
  /** The cursor of a folder, {@link Cursor#START} when it was never read. */
  Cursor cursor(MailboxId mailbox, FolderId folder);

  /** Answers a batch's questions. */
  Known lookUp(Query query);

  /**
   * Which messages were decided and are no activity (AS-7).
   *
   * @param places places of messages of the folder
   */
  Set<MessageRef> withoutActivity(MailboxId mailbox, FolderId folder, Set<MessageRef> places);

  /**
   * Sets aside numbers for activities; unused ones are lost.
   *
   * @param count how many, positive
   * @return the first of them
   */
  long reserveActivityIds(int count);

  /**
   * Writes a batch.
   *
   * @throws CursorMovedException if another process moved the cursor meanwhile; nothing was written
   */
  void commit(Commit commit) throws CursorMovedException;

  /**
   * Keeps an activity that was not read from a mailbox, for example mail that the system sent.
   *
   * @return whether it was kept; false when an activity with its identity and direction exists
   */
  boolean add(NewActivity activity);
}
