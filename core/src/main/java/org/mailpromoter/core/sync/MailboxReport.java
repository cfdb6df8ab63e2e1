package org.mailpromoter.core.sync;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.guard.StrategyFailure;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * The result of the synchronization of one mailbox.
 *
 * @param mailbox the mailbox
 * @param counts decisions of this run by outcome and reason
 * @param decidedAgain how many of them are about messages that earlier runs, or earlier pages of
 *     this one, had decided: what they waited for has arrived, or a person has marked them
 * @param recognised messages decided before that were seen again, under a new place or an old
 *     cursor
 * @param vanished messages that were gone before their header could be read
 * @param failures folders that were not read to their end
 * @param strategyFailures correlation strategies that failed over some of its messages, which were
 *     decided without them
 * @param alerts what people should know about the mailbox
 * @param elapsed how long it took
 * @since 0.1
 */
public record MailboxReport(
    MailboxId mailbox,
    List<DecisionCount> counts,
    long decidedAgain,
    long recognised,
    long vanished,
    List<FolderFailure> failures,
    List<StrategyFailure> strategyFailures,
    List<Alert> alerts,
    Duration elapsed) {
  /** Copies the lists. */
  public MailboxReport {
    Objects.requireNonNull(mailbox, "mailbox");
    counts = List.copyOf(counts);
    failures = List.copyOf(failures);
    strategyFailures = List.copyOf(strategyFailures);
    alerts = List.copyOf(alerts);
    Objects.requireNonNull(elapsed, "elapsed");
  }

  /** The report on a mailbox whose turn cannot be taken, because another run has it. */
  public static MailboxReport busy(MailboxId mailbox) {
    return new MailboxReport(
        mailbox,
        List.of(),
        0,
        0,
        0,
        List.of(FolderFailure.busy(mailbox)),
        List.of(),
        List.of(),
        Duration.ZERO);
  }

  /**
   * Whether the run had the turn of the mailbox to its end. Without it, it says nothing about the
   * health of the mailbox: the other run does.
   */
  public boolean hadItsTurn() {
    return failures.stream()
        .map(each -> each.fault().code())
        .noneMatch(code -> code == SyncError.BUSY || code == SyncError.TURN_LOST);
  }

  /** Messages decided in this run for the first time. */
  public long processed() {
    return counts.stream().mapToLong(DecisionCount::count).sum() - decidedAgain;
  }

  /** Whether the run neither read nor decided a message. */
  public boolean isWithoutNews() {
    return counts.isEmpty() && recognised == 0 && vanished == 0;
  }

  /** Messages that became activities in this run, also those decided again. */
  public long promoted() {
    return counts.stream()
        .filter(count -> count.outcome() == Outcome.PROMOTED)
        .mapToLong(DecisionCount::count)
        .sum();
  }
}
