package org.mailpromoter.core.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.facts.Correlator;
import org.mailpromoter.core.facts.FactGatherer;
import org.mailpromoter.core.facts.Place;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.StoreException;

/**
 * Synchronizes mailboxes: every message that is new in a folder ends with exactly one decision, and
 * every message that is promoted with exactly one activity, whenever and however often the process
 * dies on the way. One mailbox at a time for each instance; give each thread its own.
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
  private final ActivityStore store;
  private final RecordDirectory directory;
  private final Correlator correlator;
  private final Clock clock;
  private final EnvelopeParser envelopes;
  private final BodyParser bodies = new BodyParser(MessageLimits.DEFAULT);

  /** A synchronizer over these ports. */
  public Synchronizer(
      ActivityStore store,
      RecordDirectory directory,
      List<CorrelationStrategy> strategies,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.correlator = new Correlator(strategies);
    this.envelopes = new EnvelopeParser(MessageLimits.DEFAULT, correlator.headers());
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Reads every folder of a mailbox from its cursor to its end. A folder that fails is reported,
   * and the others go on.
   *
   * @param task the mailbox
   * @param policy every setting
   * @param policyVersion the number under which the policy was written down
   * @param listener is told how it goes
   * @throws InterruptedException if the thread was interrupted; what was committed stays
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public MailboxReport synchronize(
      MailboxTask task, Policy policy, long policyVersion, SyncListener listener)
      throws InterruptedException {
    Watermark before = store.watermark(task.mailbox());
    Parts parts = new Parts(this, policy, policyVersion, listener, before);
    Instant start = clock.instant();
    Tally tally = new Tally();
    List<FolderFailure> failures = new ArrayList<>();
    try (MailboxSession session = task.source().open();
        Workshop workshop = new Workshop(task.mailbox().value())) {
      checkMarking(task, session, tally);
      for (FolderTask each : task.folders()) {
        FolderId folder = each.folder();
        listener.folder(task.mailbox(), folder);
        runGuarded(
                where(task.mailbox(), folder),
                new FolderRun(parts, task, each, session, workshop, tally)::run)
            .ifPresent(f -> failures.add(FolderFailure.ofFolder(task.mailbox(), folder, f)));
      }
    } catch (MailAccessException e) {
      failures.add(FolderFailure.ofMailbox(task.mailbox(), e));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failures.add(
          FolderFailure.ofMailbox(task.mailbox(), faultOf("the mailbox " + task.mailbox(), e)));
    }
    if (failures.isEmpty()) {
      store.raise(task.mailbox(), tally.processed(before, start));
    }
    return new MailboxReport(
        task.mailbox(),
        tally.counts(task.mailbox()),
        tally.recognised(),
        tally.vanished(),
        failures,
        tally.strategyFailures(),
        tally.alerts(),
        Duration.between(start, clock.instant()));
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
    Parts parts = new Parts(this, policy, policyVersion, SyncListener.NONE, Watermark.NONE);
    Map<FolderId, List<MessageRef>> byFolder =
        task.messages().stream()
            .collect(
                Collectors.groupingBy(MessageRef::folder, LinkedHashMap::new, Collectors.toList()));
    List<FolderFailure> failures = new ArrayList<>();
    try (MailboxSession session = task.source().open();
        Workshop workshop = new Workshop(task.mailbox().value())) {
      Retry retry = new Retry(parts, task, session, workshop);
      for (Map.Entry<FolderId, List<MessageRef>> each : byFolder.entrySet()) {
        FolderId folder = each.getKey();
        runGuarded(where(task.mailbox(), folder), () -> retry.run(folder, each.getValue()))
            .ifPresent(f -> failures.add(FolderFailure.ofFolder(task.mailbox(), folder, f)));
      }
      return retry.report(failures);
    } catch (MailAccessException e) {
      failures.add(FolderFailure.ofMailbox(task.mailbox(), e));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failures.add(
          FolderFailure.ofMailbox(task.mailbox(), faultOf("the mailbox " + task.mailbox(), e)));
    }
    return new RetryReport(task.mailbox(), 0, 0, List.of(), 0, failures);
  }

  private void checkMarking(MailboxTask task, MailboxSession session, Tally tally) {
    if (!task.marking().within(session.capabilities()).equals(task.marking())) {
      tally.alert(
          new Alert(
              Alert.Level.WARNING,
              clock.instant(),
              task.mailbox(),
              SyncError.MARKS_NOT_OFFERED.id(),
              "The mailbox "
                  + task.mailbox()
                  + " is configured with "
                  + task.marking().words()
                  + ", and this kind of mailbox, or its server, does not offer all of that. "
                  + SyncError.MARKS_NOT_OFFERED.remedy()));
    }
  }

  /** Work on one folder. */
  @FunctionalInterface
  private interface Work {
    void run() throws MailAccessException, InterruptedException, ExecutionException;
  }

  private static String where(MailboxId mailbox, FolderId folder) {
    return "the folder " + folder + " of the mailbox " + mailbox;
  }

  private static Optional<Faulted> runGuarded(String where, Work work) throws InterruptedException {
    try {
      work.run();
      return Optional.empty();
    } catch (MailAccessException e) {
      return Optional.of(e);
    } catch (ExecutionException e) {
      return Optional.of(faultOf(where, e.getCause()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return Optional.of(faultOf(where, e));
    }
  }

  /**
   * Storage failures go up, and so does what ends the process; a moved cursor and a directory that
   * cannot answer cost the folder, and so does a defect.
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

  /** What the folders of one run share. */
  record Parts(
      Synchronizer engine,
      Policy policy,
      long policyVersion,
      SyncListener listener,
      Watermark watermark) {
    ActivityStore store() {
      return engine.store;
    }

    BodyParser bodies() {
      return engine.bodies;
    }

    Clock clock() {
      return engine.clock;
    }

    HeaderReading headers() {
      return new HeaderReading(
          engine.envelopes::parse, engine.envelopes::hasMessageId, engine.clock);
    }

    FactGatherer gatherer() {
      return new FactGatherer(engine.store, engine.directory, engine.correlator);
    }

    PageDecider decider(MailboxId mailbox, FolderTask folder) {
      FactGatherer gatherer = gatherer();
      Place place = new Place(mailbox, folder.folder(), folder.role());
      return new PageDecider(engine.store, gatherer, policy, place);
    }
  }
}
