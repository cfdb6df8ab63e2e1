package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.DueActivities;
import org.mailpromoter.core.store.FormerReading;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.store.Revision;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;
import org.mailpromoter.core.turn.Turns;

/**
 * Keeps everything in memory, for tests and for tools that only need decisions. Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryActivityStore implements ActivityStore {
  private record FolderKey(MailboxId mailbox, FolderId folder) {}

  private final Map<FolderKey, Cursor> cursors = new HashMap<>();
  private final Map<MailboxId, Watermark> watermarks = new HashMap<>();
  private final InMemoryDecisions decisions = new InMemoryDecisions();
  private final InMemoryActivities activities = new InMemoryActivities();
  private final InMemoryTurns turns = new InMemoryTurns(this);
  private final InMemoryMarks marks = new InMemoryMarks(turns);
  private final InMemoryWaiting waiting = new InMemoryWaiting();
  private final InMemoryOutbox outbox = new InMemoryOutbox(this, activities);
  private final InMemoryDue due = new InMemoryDue(decisions, activities, waiting);
  private final InMemoryLookUp lookUp = new InMemoryLookUp(decisions, activities, waiting);
  private final InMemoryCommits commits =
      new InMemoryCommits(decisions, activities, waiting, due, marks, outbox);
  private final InMemoryRevisions revisions =
      new InMemoryRevisions(decisions, activities, waiting, due, outbox);
  private final InMemoryManualChanges manualChanges =
      new InMemoryManualChanges(activities, marks, outbox);

  /** An empty store. */
  public InMemoryActivityStore() {}

  /** The decisions, in the order in which they were committed. */
  public synchronized List<DecisionEntry> decisions() {
    return decisions.all().map(KeptDecision::entry).toList();
  }

  /** The decisions with their evidence, for explanations. */
  public DecisionHistory decisionHistory() {
    return new InMemoryDecisionHistory(() -> storedAfter(0));
  }

  /**
   * The decisions that were committed after the first ones, in the order of their commits.
   *
   * @param first how many are left out, at most as many as there are
   */
  public synchronized List<StoredDecision> storedAfter(int first) {
    List<StoredDecision> stored = decisions.stored();
    return List.copyOf(stored.subList(first, stored.size()));
  }

  /** The activities, for those who list and show them. */
  public ActivityHistory activityHistory() {
    return new InMemoryActivityHistory(this::withQueues, this::trackingChanges);
  }

  private synchronized List<EmailActivity> withQueues() {
    return activities.withQueues();
  }

  /** The activities, in the order in which they were kept. */
  public synchronized List<EmailActivity> activities() {
    return activities.all().toList();
  }

  /** The queue items, in the order in which they were kept. */
  public synchronized List<QueueItem> queueItems() {
    return activities.queueItems();
  }

  /** The records that were created for unknown senders. */
  public synchronized List<RecordEntry> newRecords() {
    return commits.newRecords();
  }

  /** The changes of each activity's tracking, in the order in which they were made. */
  public synchronized List<TrackingChange> trackingChanges() {
    return manualChanges.trackingChanges();
  }

  /** Shares the work among threads that synchronize. */
  public Turns turns() {
    return turns;
  }

  /** The events that wait for activity sinks. */
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public MarkStore marks() {
    return marks;
  }

  @Override
  public synchronized Cursor cursor(MailboxId mailbox, FolderId folder) {
    return cursors.getOrDefault(new FolderKey(mailbox, folder), Cursor.START);
  }

  @Override
  public synchronized Watermark watermark(MailboxId mailbox) {
    return watermarks.getOrDefault(mailbox, Watermark.NONE);
  }

  @Override
  public synchronized void raise(Turn turn, Watermark reached) throws TurnLostException {
    turns.require(turn);
    watermarks.merge(turn.mailbox(), reached, (former, other) -> former.after(other.reached()));
  }

  @Override
  public synchronized Known lookUp(Query query) {
    return lookUp.answer(query);
  }

  @Override
  public synchronized Map<MessageRef, byte[]> factsWithoutActivity(
      MailboxId mailbox, FolderId folder, Set<MessageRef> places) {
    return decisions.factsWithoutActivity(mailbox, places);
  }

  @Override
  public synchronized Map<MessageRef, byte[]> factsLeftAlone(
      MailboxId mailbox, FolderId folder, SubReason why, Instant since, int limit) {
    return decisions.factsLeftAlone(mailbox, folder, why, since, limit);
  }

  @Override
  public synchronized Map<MessageRef, byte[]> factsOfFailedCreations(
      MailboxId mailbox, FolderId folder, int limit) {
    return decisions.factsOfFailedCreations(mailbox, folder, limit);
  }

  @Override
  public synchronized List<FormerReading> readByOlderParsers(
      MailboxId mailbox, FolderId folder, long after, int limit) {
    return decisions.readByOlderParsers(mailbox, folder, after, limit);
  }

  @Override
  public synchronized Map<MessageRef, byte[]> factsOfDue(
      MailboxId mailbox, FolderId folder, int limit) {
    return due.facts(mailbox, folder, limit);
  }

  @Override
  public synchronized DueActivities dueActivities(Instant at, int limit) {
    return due.activities(at, limit);
  }

  @Override
  public synchronized void postpone(Turn turn, Set<ActivityId> activities, Instant until)
      throws TurnLostException {
    turns.require(turn);
    due.postpone(activities, until);
  }

  @Override
  public synchronized void commit(Commit commit)
      throws CursorMovedException, OvertakenException, TurnLostException {
    turns.require(commit.turn());
    if (!cursor(commit.mailbox(), commit.folder()).equals(commit.from())) {
      throw new CursorMovedException("The cursor of " + commit.folder() + " has moved.");
    }
    commits.write(commit);
    cursors.put(new FolderKey(commit.mailbox(), commit.folder()), commit.to());
  }

  @Override
  public synchronized void revise(
      List<Revision> revised, Basis basis, Instant at, long policyVersion, Turn turn)
      throws OvertakenException, TurnLostException {
    turns.require(turn);
    waiting.refuseOvertaken(basis, Optional.empty());
    revisions.write(revised, at, policyVersion);
  }

  @Override
  public synchronized int resolve(EmailAddress address, RecordId record, Instant at) {
    return manualChanges.resolve(address, record, at);
  }

  @Override
  public synchronized int relink(Turn turn, FolderId folder, RecordId regarding, Instant at)
      throws TurnLostException {
    turns.require(turn);
    MailboxId mailbox = turn.mailbox();
    Map<ActivityId, FolderId> folders = decisions.folders(mailbox);
    Set<ActivityId> linked = manualChanges.relink(folders, mailbox, folder, regarding, at);
    due.inheritedChanged(linked);
    waiting.changed(linked, Optional.of(mailbox));
    return linked.size();
  }

  @Override
  public synchronized int regard(
      ActivityId activity, RecordId record, TrackingChange.Extent extent, Instant at) {
    return manualChanges.regard(activity, record, extent, at);
  }

  @Override
  public synchronized int track(TrackingChange change) {
    return manualChanges.track(change);
  }

  @Override
  public synchronized int track(Turn turn, TrackingChange change) throws TurnLostException {
    turns.require(turn);
    return track(change);
  }

  @Override
  public synchronized Optional<NewActivity> add(NewActivity added) {
    if (activities.copies(added.activity()).findAny().isPresent()) {
      return Optional.empty();
    }
    NewActivity activity = added.numbered(new ActivityId(activities.reserve(1).first()));
    EmailActivity made = activity.activity();
    activities.keep(activity);
    due.arrived(activity);
    outbox.write(ActivityEvent.Kind.CREATED, List.of(made.id()), made.createdAt());
    return Optional.of(activity);
  }
}
