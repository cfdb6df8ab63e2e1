package org.mailpromoter.core.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Remembers the last synchronization of each mailbox. Thread-safe, also between processes that
 * share a storage.
 *
 * <ul>
 *   <li>RL-1: a run never takes the place of one that began later.
 *   <li>RL-2: a run that began in the future, by a clock that was wrong, keeps no other from its
 *       place.
 *   <li>RL-3: when the last run without a failure ended is also known while later ones fail. A run
 *       that failed, and whose failure is taken back, is no such run.
 * </ul>
 *
 * @since 0.1
 */
public interface RunLog {
  /**
   * Remembers a run instead of the one before (RL-1).
   *
   * @param now what time it is
   * @return whether it was remembered; not when a later one was
   */
  boolean record(MailboxRun run, Instant now);

  /** The last run of a mailbox; empty when there was none. */
  Optional<MailboxRun> lastRun(MailboxId mailbox);

  /** The last run of each mailbox, ordered by mailbox. */
  List<MailboxRun> lastRuns();

  /** When the last run of each mailbox ended that had no failure (RL-3). */
  Map<MailboxId, Instant> lastSuccesses();
}
