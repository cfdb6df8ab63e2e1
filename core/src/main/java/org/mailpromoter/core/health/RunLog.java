package org.mailpromoter.core.health;

import java.util.List;

/**
 * Remembers the last synchronization of each mailbox.
 *
 * @since 0.1
 */
public interface RunLog {
  /** Replaces what is remembered about the mailbox of the run. */
  void record(MailboxRun run);

  /** The last run of each mailbox, ordered by mailbox. */
  List<MailboxRun> lastRuns();
}
