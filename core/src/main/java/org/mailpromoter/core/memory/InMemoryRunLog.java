package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  private final Map<MailboxId, Instant> successes = new TreeMap<>();

  /** An empty log. */
  public InMemoryRunLog() {}

  @Override
  public synchronized boolean record(MailboxRun run, Instant now) {
    boolean latest =
        lastRun(run.mailbox()).map(last -> takesThePlaceOf(last, run, now)).orElse(true);
    if (latest) {
      if (run.failure().isEmpty() && !isKnown(run)) {
        successes.put(run.mailbox(), run.endedAt());
      }
      runs.put(run.mailbox(), run);
    }
    return latest;
  }

  private boolean isKnown(MailboxRun run) {
    return lastRun(run.mailbox())
        .filter(last -> last.startedAt().equals(run.startedAt()))
        .isPresent();
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

  @Override
  public synchronized Map<MailboxId, Instant> lastSuccesses() {
    return Map.copyOf(successes);
  }
}
