package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Remembers the last run of each mailbox in memory. Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryRunLog implements RunLog {
  private final TreeMap<MailboxId, MailboxRun> runs = new TreeMap<>();

  /** An empty log. */
  public InMemoryRunLog() {}

  @Override
  public synchronized boolean record(MailboxRun run, Instant now) {
    boolean latest =
        lastRun(run.mailbox()).map(last -> takesThePlaceOf(last, run, now)).orElse(true);
    if (latest) {
      runs.put(run.mailbox(), run);
    }
    return latest;
  }

  private static boolean takesThePlaceOf(MailboxRun last, MailboxRun run, Instant now) {
    return !last.startedAt().isAfter(run.startedAt()) || last.startedAt().isAfter(now);
  }

  @Override
  public synchronized Optional<MailboxRun> lastRun(MailboxId mailbox) {
    return Optional.ofNullable(runs.get(mailbox));
  }

  @Override
  public synchronized List<MailboxRun> lastRuns() {
    return List.copyOf(runs.values());
  }
}
