package org.mailpromoter.core.turn;

import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * A process that works with a storage. Thread-safe.
 *
 * <ul>
 *   <li>TU-1: at most one run has the turn of a mailbox, no matter how many workers there are.
 *   <li>TU-2: the epoch of a turn is greater than that of every earlier turn of the mailbox.
 *   <li>TU-3: a mailbox can be taken again when its turn was given back, or its worker was closed.
 *       Giving back a former turn changes nothing.
 *   <li>TU-4: a write that states a former turn is refused as a whole ({@link TurnLostException}).
 *   <li>TU-5: a process that joins while another one works either joins at once, or is refused at
 *       once and disturbs nobody.
 *   <li>TU-6: closing a storage closes its workers.
 * </ul>
 *
 * Failures of the storage are {@link org.mailpromoter.core.store.StoreException}s.
 *
 * @since 0.1
 */
public interface Worker extends AutoCloseable {
  /** What a storage expects of a worker. */
  enum Standing {
    /** It works. */
    WORKING,
    /** Its turns were given to others, because it did not answer: stop at once, and join again. */
    LOST
  }

  /** Where the worker stands. Cheap enough to ask every second. */
  Standing standing();

  /**
   * Takes the turn of a mailbox for one run.
   *
   * @return empty while another run of the mailbox is under way
   * @throws IllegalStateException if this worker is closed
   */
  Optional<Turn> take(MailboxId mailbox);

  /** Gives a turn back after its run. */
  void give(Turn turn);

  /** Ends the work; its turns are given back. */
  @Override
  void close();
}
