package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.SentCopy;

/**
 * Keeps what is to be done in folders of sent mail, and what was done there. Thread-safe, also
 * between processes.
 *
 * <ul>
 *   <li>SF-1: the change of a mail with which a server first accepted it for somebody also writes
 *       that a copy is wanted, in the same transaction; it is wanted once.
 *   <li>SF-2: copies are due in the order of their times, then of their mails.
 *   <li>SF-3: searches are kept in the order in which they were added.
 *   <li>SF-4: what is written is on the disk when the call returns.
 * </ul>
 *
 * @since 0.1
 */
public interface SentFolderStore {
  /**
   * Copies of a mailbox that are due (SF-2).
   *
   * @param limit how many at most
   */
  List<SentCopy> due(MailboxId mailbox, Instant at, int limit);

  /** When the next copy of a mailbox is due; empty if none is wanted. */
  Optional<Instant> nextDue(MailboxId mailbox);

  /** The copy of a mail; empty if no server has accepted the mail since copies are known. */
  Optional<SentCopy> of(OutgoingId mail);

  /** Writes what became of a copy that was wanted; does nothing if it is wanted no longer. */
  void put(SentCopy copy);

  /**
   * Ends every copy of a mailbox that is wanted.
   *
   * @param end not {@link SentCopy.State#WANTED}
   * @return how many
   */
  int endAll(MailboxId mailbox, SentCopy.State end);

  /** Searches for evidence of a mail (SF-3). */
  List<EvidenceSearch> searches(OutgoingId mail);

  /** Adds a search (SF-3). */
  void add(OutgoingId mail, EvidenceSearch search);
}
