package org.mailpromoter.core.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.facts.Correlator;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.DeliveryReport;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.sending.RewrittenId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * Synchronizes mailboxes: every new message in a folder gets exactly one decision, and every
 * promoted message exactly one activity, no matter when and how often the process dies. An instance
 * synchronizes one mailbox at a time; each thread needs its own instance.
 *
 * <pre>{@code
 * MailboxReport report =
 *     new Synchronizer(store, directory, BuiltInStrategies.of(TrackingTokenFormat.DEFAULT), clock)
 *         .synchronize(task, policy, policyVersion, SyncListener.NONE);
 * }</pre>
 *
 * @since 0.1
 */
public final class Synchronizer {
  private final Parts parts;

  /** A synchronizer over these ports. */
  public Synchronizer(
      ActivityStore store,
      RecordDirectory directory,
      List<CorrelationStrategy> strategies,
      Clock clock) {
    Correlator correlator = new Correlator(strategies);
    this.parts =
        new Parts(
            Objects.requireNonNull(store, "store"),
            Objects.requireNonNull(directory, "directory"),
            correlator,
            new EnvelopeParser(MessageLimits.DEFAULT, headersFor(correlator)),
            new BodyParser(MessageLimits.DEFAULT),
            Objects.requireNonNull(clock, "clock"));
  }

  /** Those that strategies read, and those that tell what became of mail that we sent. */
  private static Set<String> headersFor(Correlator correlator) {
    Set<String> headers = new HashSet<>(correlator.headers());
    headers.addAll(DeliveryReport.HEADERS);
    headers.add(RewrittenId.ORIGINAL_FIELD);
    return headers;
  }

  /**
   * Reads every folder of a mailbox from its cursor to its end. A folder that fails is reported,
   * and the others go on.
   *
   * @param task the mailbox
   * @param policy every setting
   * @param policyVersion the number under which the policy was written down
   * @param listener receives the progress
   * @throws InterruptedException if the thread was interrupted; what was committed stays
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public MailboxReport synchronize(
      MailboxTask task, Policy policy, long policyVersion, SyncListener listener)
      throws InterruptedException {
    Watermark before = parts.store().watermark(task.mailbox());
    Run run = new Run(parts, task.turn(), policy, policyVersion, listener, before);
    Instant start = parts.clock().instant();
    Tally tally = new Tally();
    List<FolderFailure> failures = new ArrayList<>();
    try {
      readFolders(run, task, tally, failures);
      if (failures.isEmpty()) {
        parts.store().raise(task.turn(), tally.processed(before, start));
      }
    } catch (TurnLostException e) {
      failures.add(lost(task.mailbox(), e));
    }
    return new MailboxReport(
        task.mailbox(),
        tally.counts(task.mailbox()),
        tally.decidedAgain(),
        tally.recognised(),
        tally.vanished(),
        failures,
        tally.strategyFailures(),
        tally.alerts(),
        Duration.between(start, parts.clock().instant()));
  }

  private void readFolders(Run run, MailboxTask task, Tally tally, List<FolderFailure> failures)
      throws InterruptedException, TurnLostException {
    try (MailboxSession session = task.source().open();
        Workshop workshop = new Workshop(task.mailbox().value())) {
      checkMarking(task, session, tally);
      for (FolderTask each : task.folders()) {
        FolderId folder = each.folder();
        run.listener().folder(task.mailbox(), folder);
        runGuarded(
                where(task.mailbox(), folder),
                new FolderRun(run, task, each, session, workshop, tally)::run)
            .ifPresent(f -> failures.add(FolderFailure.ofFolder(task.mailbox(), folder, f)));
      }
    } catch (MailAccessException e) {
      failures.add(FolderFailure.ofMailbox(task.mailbox(), e));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failures.add(
          FolderFailure.ofMailbox(task.mailbox(), faultOf("the mailbox " + task.mailbox(), e)));
    }
  }

  /**
   * Decides chosen messages of a mailbox again, under present settings and with records and
   * conversations as they are known now, and promotes those that pass. Their bodies are fetched
   * from the mailbox.
   *
   * @param task which messages
   * @param policy every setting
   * @param policyVersion the number under which the policy was written down
   * @throws InterruptedException if the thread was interrupted; what was committed stays
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public RetryReport retry(RetryTask task, Policy policy, long policyVersion)
      throws InterruptedException {
    return retry(task, policy, policyVersion, Progress.NONE);
  }

  /**
   * The same, followed by a progress.
   *
   * @param progress counts messages, after their decisions are committed; if it ends the work, the
   *     report covers the messages until then
   */
  public RetryReport retry(RetryTask task, Policy policy, long policyVersion, Progress progress)
      throws InterruptedException {
    Run run = new Run(parts, task.turn(), policy, policyVersion, SyncListener.NONE, Watermark.NONE);
    List<FolderFailure> failures = new ArrayList<>();
    try (MailboxSession session = task.source().open();
        Workshop workshop = new Workshop(task.mailbox().value())) {
      Retry retry = new Retry(run, task, session, workshop, progress);
      retryFolders(retry, task, failures);
      return retry.report(failures);
    } catch (MailAccessException e) {
      failures.add(FolderFailure.ofMailbox(task.mailbox(), e));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failures.add(
          FolderFailure.ofMailbox(task.mailbox(), faultOf("the mailbox " + task.mailbox(), e)));
    }
    return new RetryReport(task.mailbox(), 0, 0, List.of(), 0, failures);
  }

  private static void retryFolders(Retry retry, RetryTask task, List<FolderFailure> failures)
      throws InterruptedException {
    Map<FolderId, List<MessageRef>> byFolder =
        task.messages().stream()
            .collect(
                Collectors.groupingBy(MessageRef::folder, LinkedHashMap::new, Collectors.toList()));
    try {
      for (Map.Entry<FolderId, List<MessageRef>> each : byFolder.entrySet()) {
        FolderId folder = each.getKey();
        runGuarded(where(task.mailbox(), folder), () -> retry.run(folder, each.getValue()))
            .ifPresent(f -> failures.add(FolderFailure.ofFolder(task.mailbox(), folder, f)));
      }
    } catch (TurnLostException e) {
      failures.add(lost(task.mailbox(), e));
    }
  }

  private static FolderFailure lost(MailboxId mailbox, TurnLostException e) {
    return FolderFailure.ofMailbox(
        mailbox, new MailAccessException(SyncError.TURN_LOST, String.valueOf(e.getMessage()), e));
  }

  private void checkMarking(MailboxTask task, MailboxSession session, Tally tally) {
    if (!task.marking().within(session.capabilities()).equals(task.marking())) {
      tally.alert(
          new Alert(
              Alert.Level.WARNING,
              parts.clock().instant(),
              task.mailbox(),
              SyncError.MARKS_NOT_OFFERED.id(),
              "The mailbox "
                  + task.mailbox()
                  + " is configured with "
                  + task.marking().words()
                  + ", but this kind of mailbox, or its server, does not support all of that. "
                  + SyncError.MARKS_NOT_OFFERED.remedy()));
    }
  }

  /** Work on one folder. */
  @FunctionalInterface
  private interface Work {
    void run()
        throws MailAccessException, InterruptedException, ExecutionException, TurnLostException;
  }

  private static String where(MailboxId mailbox, FolderId folder) {
    return "the folder " + folder + " of the mailbox " + mailbox;
  }

  /** A lost turn ends the mailbox, and everything else the folder at most. */
  private static Optional<Faulted> runGuarded(String where, Work work)
      throws InterruptedException, TurnLostException {
    try {
      work.run();
      return Optional.empty();
    } catch (MailAccessException e) {
      return Optional.of(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TurnLostException lost) {
        throw lost;
      }
      return Optional.of(faultOf(where, e.getCause()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return Optional.of(faultOf(where, e));
    }
  }

  /**
   * Storage failures and fatal errors are rethrown; a moved cursor, a directory failure and a
   * defect end only the folder.
   */
  private static Faulted faultOf(String where, @Nullable Throwable cause)
      throws InterruptedException {
    if (cause instanceof CursorMovedException moved) {
      return new MailAccessException(SyncError.CURSOR_MOVED, String.valueOf(moved.getMessage()));
    }
    if (cause instanceof DirectoryException silent) {
      return silent;
    }
    if (cause instanceof OvertakenException overtaken) {
      return new MailAccessException(SyncError.OVERTAKEN, String.valueOf(overtaken.getMessage()));
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (cause instanceof StoreException storage) {
      if (MessageFault.isPossible(storage)) {
        return storage;
      }
      throw storage;
    }
    if (cause instanceof Error error && !MessageFault.isPossible(error)) {
      throw error;
    }
    return new MailAccessException(
        SyncError.DEFECT, "Reading " + where + " failed: " + cause + ".", cause);
  }
}
