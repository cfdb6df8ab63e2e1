package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Claim;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.DueActivities;
import org.mailpromoter.core.store.DueActivity;
import org.mailpromoter.core.store.FormerPlace;
import org.mailpromoter.core.store.FormerReading;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.KnownActivity;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.NumberRange;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.store.Reading;
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
  private record Place(MailboxId mailbox, MessageRef ref) {}

  private record FolderKey(MailboxId mailbox, FolderId folder) {}

  private record Kept(
      Place place, Instant at, long policyVersion, int parser, DecisionEntry entry) {
    Kept with(MessageRef ref) {
      Place other = new Place(place.mailbox(), ref);
      return new Kept(other, at, policyVersion, parser, entry.movedTo(ref));
    }

    Kept readBy(int other) {
      return new Kept(place, at, policyVersion, other, entry);
    }

    FormerReading reading(DecisionId id) {
      return FormerReading.of(
          id,
          place.ref(),
          entry.outcome(),
          entry.reason(),
          entry.subReasons(),
          entry.activity(),
          entry.facts());
    }

    boolean waitsFor(MessageIdentity identity) {
      return entry.outcome() == Outcome.REFUSED
          && entry.activity().isEmpty()
          && entry.identity().equals(identity);
    }

    Optional<ActivityId> became() {
      return entry.outcome() == Outcome.PROMOTED ? entry.activity() : Optional.empty();
    }

    StoredDecision stored(DecisionId id) {
      return new StoredDecision(id, place.mailbox(), at, policyVersion, entry);
    }
  }

  /** The unique key of an activity (AS-3). */
  private record Copy(MessageIdentity identity, Direction direction) {
    static Copy of(NewActivity activity) {
      return new Copy(activity.activity().identity(), activity.activity().direction());
    }
  }

  private final Map<RecordId, RecordEntry> newRecords = new LinkedHashMap<>();
  private final Map<FolderKey, Cursor> cursors = new HashMap<>();
  private final Map<MailboxId, Watermark> watermarks = new HashMap<>();
  private final Map<DecisionId, Kept> decisions = new LinkedHashMap<>();
  private final List<NewActivity> activities = new ArrayList<>();
  private final Set<QueueItem> queueItems = new LinkedHashSet<>();
  private final InMemoryOutbox outbox = new InMemoryOutbox(this);
  private final List<TrackingChange> trackingChanges = new ArrayList<>();
  private final InMemoryTurns turns = new InMemoryTurns(this);
  private final InMemoryMarks marks = new InMemoryMarks(turns);
  private final InMemoryWaiting waiting = new InMemoryWaiting();
  private final Set<ActivityId> dueActivities = new LinkedHashSet<>();
  private final Map<ActivityId, Claim> claims = new HashMap<>();
  private final Set<ActivityId> regardingIsSaid = new HashSet<>();
  private long nextActivity = 1;

  /** An empty store. */
  public InMemoryActivityStore() {}

  /** The decisions, in the order in which they were committed. */
  public synchronized List<DecisionEntry> decisions() {
    return decisions.values().stream().map(Kept::entry).toList();
  }

  /** The decisions with their evidence, for explanations. */
  public DecisionHistory decisionHistory() {
    return new InMemoryDecisionHistory(this::stored);
  }

  /** The activities, for those who list and show them. */
  public ActivityHistory activityHistory() {
    return new InMemoryActivityHistory(this::described, this::trackingChanges);
  }

  /** The activities with all queues whose items they are. */
  private synchronized List<EmailActivity> described() {
    Map<ActivityId, List<RecordId>> queues = new HashMap<>();
    queueItems.forEach(
        item -> queues.computeIfAbsent(item.activity(), id -> new ArrayList<>()).add(item.queue()));
    return activities().stream()
        .map(each -> each.toBuilder().queues(queues.getOrDefault(each.id(), List.of())).build())
        .toList();
  }

  private synchronized List<StoredDecision> stored() {
    List<StoredDecision> stored = new ArrayList<>(decisions.size());
    decisions.forEach((id, kept) -> stored.add(kept.stored(id)));
    return stored;
  }

  /**
   * The decisions that were committed after the first ones, in the order of their commits.
   *
   * @param first how many are left out, at most as many as there are
   */
  public synchronized List<StoredDecision> storedAfter(int first) {
    return List.copyOf(stored().subList(first, decisions.size()));
  }

  /** The activities, in the order in which they were kept. */
  public synchronized List<EmailActivity> activities() {
    return activities.stream().map(NewActivity::activity).toList();
  }

  /** The queue items, in the order in which they were kept. */
  public synchronized List<QueueItem> queueItems() {
    return List.copyOf(queueItems);
  }

  /** Shares the work among threads that synchronize. */
  public Turns turns() {
    return turns;
  }

  /** The events that wait for activity sinks. */
  public Outbox outbox() {
    return outbox;
  }

  synchronized EmailActivity activity(ActivityId id) {
    return activities.stream()
        .map(NewActivity::activity)
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public synchronized Cursor cursor(MailboxId mailbox, FolderId folder) {
    return cursors.getOrDefault(new FolderKey(mailbox, folder), Cursor.START);
  }

  private NumberRange reserved(int count) {
    NumberRange range = new NumberRange(nextActivity, count);
    nextActivity += count;
    return range;
  }

  @Override
  public synchronized Map<MessageRef, byte[]> factsWithoutActivity(
      MailboxId mailbox, FolderId folder, Set<MessageRef> places) {
    return facts(
        mailbox,
        kept -> places.contains(kept.place().ref()) && kept.entry().activity().isEmpty(),
        Integer.MAX_VALUE);
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
  public synchronized Map<MessageRef, byte[]> factsLeftAlone(
      MailboxId mailbox, FolderId folder, SubReason why, Instant since, int limit) {
    return facts(
        mailbox,
        kept ->
            kept.place().ref().folder().equals(folder)
                && kept.entry().subReasons().equals(List.of(why))
                && !kept.entry().receivedAt().isBefore(since),
        limit);
  }

  @Override
  public synchronized Map<MessageRef, byte[]> factsOfFailedCreations(
      MailboxId mailbox, FolderId folder, int limit) {
    return facts(
        mailbox,
        kept ->
            kept.place().ref().folder().equals(folder)
                && kept.entry().subReasons().equals(List.of(SubReason.CREATION_FAILED)),
        limit);
  }

  @Override
  public synchronized List<FormerReading> readByOlderParsers(
      MailboxId mailbox, FolderId folder, long after, int limit) {
    List<FormerReading> found = new ArrayList<>();
    decisions.forEach(
        (id, kept) -> {
          boolean here =
              kept.place().mailbox().equals(mailbox) && kept.place().ref().folder().equals(folder);
          boolean old = kept.parser() < EnvelopeParser.VERSION && kept.entry().hasEvidence();
          if (here && old && id.value() > after && found.size() < limit) {
            found.add(kept.reading(id));
          }
        });
    return found;
  }

  @Override
  public synchronized Map<MessageRef, byte[]> factsOfDue(
      MailboxId mailbox, FolderId folder, int limit) {
    Map<MessageRef, byte[]> facts = new LinkedHashMap<>();
    waiting.due().stream()
        .map(decisions::get)
        .filter(kept -> kept.entry().hasEvidence())
        .filter(kept -> kept.place().mailbox().equals(mailbox))
        .filter(kept -> kept.place().ref().folder().equals(folder))
        .limit(limit)
        .forEach(kept -> facts.put(kept.place().ref(), kept.entry().facts()));
    return facts;
  }

  @Override
  public synchronized DueActivities dueActivities(int limit) {
    List<DueActivity> due = new ArrayList<>();
    decisions.forEach(
        (id, kept) -> {
          Claim counting = kept.became().map(claims::get).orElse(null);
          boolean wanted = counting != null && dueActivities.contains(counting.activity());
          if (counting != null && wanted && kept.entry().hasEvidence() && due.size() < limit) {
            due.add(due(kept.stored(id), counting));
          }
        });
    return new DueActivities(due, waiting.asOf());
  }

  private static DueActivity due(StoredDecision decision, Claim counting) {
    return new DueActivity(decision, counting.activity(), counting.mailbox(), counting.folder());
  }

  /** Those who wait for an activity become due. */
  private void arrived(NewActivity activity, Optional<MailboxId> by, long before) {
    waiting.added(activity, by);
    waiting.waitingFor(activity).stream()
        .filter(id -> id.value() < before)
        .forEach(id -> isDue(id, activity.activity().id()));
    decisions.forEach(
        (id, kept) -> {
          if (kept.waitsFor(activity.activity().identity())) {
            waiting.due(id);
          }
        });
  }

  /** Those that are decided behind it in its batch knew it. */
  private void arrived(NewActivity activity, Commit commit) {
    Set<MessageRef> places = new HashSet<>();
    commit.decisions().stream()
        .filter(each -> each.activity().filter(activity.activity().id()::equals).isPresent())
        .forEach(each -> places.add(each.ref()));
    long before = Long.MAX_VALUE;
    for (Map.Entry<DecisionId, Kept> each : decisions.entrySet()) {
      Place place = each.getValue().place();
      if (place.mailbox().equals(commit.mailbox()) && places.contains(place.ref())) {
        before = Math.min(before, each.getKey().value());
      }
    }
    arrived(activity, Optional.of(commit.mailbox()), before);
  }

  private void isDue(DecisionId id, ActivityId arriving) {
    Optional<ActivityId> became = Optional.ofNullable(decisions.get(id)).flatMap(Kept::became);
    if (became.isEmpty()) {
      waiting.due(id);
    } else if (!became.get().equals(arriving)) {
      dueActivities.add(became.get());
    }
  }

  private void arrived(RecordEntry record, MailboxId by) {
    for (EmailAddress address : record.addresses()) {
      CorrelationKey key = CorrelationKey.ofRecord(address);
      waiting.added(key, Optional.of(by));
      waiting.waitingFor(key, Instant.EPOCH).forEach(waiting::due);
    }
  }

  /** The values that replies inherit have changed. */
  private void answersAreDue(Set<ActivityId> changed) {
    activities().stream()
        .filter(each -> each.correlatedActivity().filter(changed::contains).isPresent())
        .forEach(each -> dueActivities.add(each.id()));
  }

  private boolean claim(Claim claim) {
    Claim former = claims.get(claim.activity());
    boolean counts = former != null && claim.rank().compareTo(former.rank()) < 0;
    if (counts) {
      claims.put(claim.activity(), claim);
      change(claim.activity(), a -> a.toBuilder().receivingMailbox(claim.mailbox()).build());
      dueActivities.add(claim.activity());
      waiting.changed(Set.of(claim.activity()), Optional.of(claim.mailbox()));
    }
    return counts;
  }

  private void change(ActivityId id, UnaryOperator<EmailActivity> how) {
    activities.replaceAll(
        each -> each.activity().id().equals(id) ? each.with(how.apply(each.activity())) : each);
  }

  @Override
  public synchronized void revise(
      List<Revision> revisions, Basis basis, Instant at, long policyVersion, Turn turn)
      throws OvertakenException, TurnLostException {
    turns.require(turn);
    refuseOvertaken(basis, Optional.empty());
    Set<ActivityId> changed = new LinkedHashSet<>();
    Set<ActivityId> inherited = new LinkedHashSet<>();
    for (Revision each : revisions) {
      dueActivities.remove(each.activity().id());
      revise(each, changed, inherited);
      decisions.computeIfPresent(
          each.decision(),
          (id, kept) ->
              each.entry()
                  .map(entry -> new Kept(kept.place(), at, policyVersion, kept.parser(), entry))
                  .orElse(kept));
      waiting.replace(each.decision(), each.awaited());
    }
    answersAreDue(inherited);
    waiting.changed(changed, Optional.empty());
    outbox.write(ActivityEvent.Kind.CHANGED, changed, at);
  }

  private void revise(Revision revision, Set<ActivityId> changed, Set<ActivityId> inherited) {
    ActivityId id = revision.activity().id();
    if (isCircular(id, revision.activity().correlatedActivity())) {
      return;
    }
    change(
        id,
        former -> {
          EmailActivity now = former.asRevisedBy(revision.activity(), regardingIsSaid.contains(id));
          if (!now.isLinkedLike(former)) {
            changed.add(id);
          }
          if (!now.isInheritedLike(former)) {
            inherited.add(id);
          }
          return now;
        });
  }

  private boolean isCircular(ActivityId child, Optional<ActivityId> parent) {
    Map<ActivityId, ActivityId> above = new HashMap<>();
    activities().forEach(a -> a.correlatedActivity().ifPresent(each -> above.put(a.id(), each)));
    Set<ActivityId> seen = new HashSet<>();
    ActivityId each = parent.orElse(null);
    while (each != null && seen.add(each) && !each.equals(child)) {
      each = above.get(each);
    }
    return child.equals(each);
  }

  private void refuseOvertaken(Basis basis, Optional<MailboxId> by) throws OvertakenException {
    if (waiting.isOvertaken(basis, by)) {
      throw new OvertakenException("Others wrote what this commit had asked for.");
    }
  }

  private Map<MessageRef, byte[]> facts(MailboxId mailbox, Predicate<Kept> wanted, int limit) {
    Map<MessageRef, byte[]> facts = new LinkedHashMap<>();
    decisions.values().stream()
        .filter(kept -> kept.place().mailbox().equals(mailbox))
        .filter(wanted)
        .limit(limit)
        .forEach(kept -> facts.put(kept.place().ref(), kept.entry().facts()));
    return facts;
  }

  @Override
  public synchronized int resolve(EmailAddress address, RecordId record, Instant at) {
    int before = unresolved(address);
    change(
        each -> each.parties().stream().anyMatch(party -> isUnresolved(party, address)),
        each ->
            each.toBuilder()
                .parties(
                    each.parties().stream()
                        .map(
                            party ->
                                isUnresolved(party, address)
                                    ? ActivityParty.resolved(party.role(), party.address(), record)
                                    : party)
                        .toList())
                .build(),
        at);
    return before;
  }

  private int unresolved(EmailAddress address) {
    return (int)
        activities().stream()
            .flatMap(each -> each.parties().stream())
            .filter(party -> isUnresolved(party, address))
            .count();
  }

  private static boolean isUnresolved(ActivityParty party, EmailAddress address) {
    return party.record().isEmpty() && party.address().address().equals(address);
  }

  /** Changes activities and writes events. */
  private Set<ActivityId> change(
      Predicate<EmailActivity> which, UnaryOperator<EmailActivity> how, Instant at) {
    Set<ActivityId> changed = new LinkedHashSet<>();
    activities.replaceAll(
        each -> {
          if (!which.test(each.activity())) {
            return each;
          }
          changed.add(each.activity().id());
          return each.with(how.apply(each.activity()));
        });
    outbox.write(ActivityEvent.Kind.CHANGED, changed, at);
    return changed;
  }

  @Override
  public synchronized int relink(Turn turn, FolderId folder, RecordId regarding, Instant at)
      throws TurnLostException {
    turns.require(turn);
    MailboxId mailbox = turn.mailbox();
    Map<ActivityId, FolderId> last = new HashMap<>();
    for (Kept kept : decisions.values()) {
      if (kept.place().mailbox().equals(mailbox)) {
        kept.entry().activity().ifPresent(id -> last.put(id, kept.place().ref().folder()));
      }
    }
    Set<ActivityId> linked =
        change(
            a ->
                folder.equals(last.get(a.id()))
                    && a.receivingMailbox().filter(mailbox::equals).isPresent()
                    && a.regarding().filter(regarding::equals).isEmpty(),
            a -> a.toBuilder().regarding(regarding).build(),
            at);
    regardingIsSaid.addAll(linked);
    answersAreDue(linked);
    waiting.changed(linked, Optional.of(mailbox));
    return linked.size();
  }

  @Override
  public synchronized int regard(
      ActivityId activity, RecordId record, TrackingChange.Extent extent, Instant at) {
    Set<ActivityId> thread = thread(activity, extent);
    return activities().stream()
        .filter(each -> each.id().equals(activity))
        .findFirst()
        .map(EmailActivity::regarding)
        .map(former -> relink(thread, former, record, at))
        .orElse(0);
  }

  private int relink(
      Set<ActivityId> thread, Optional<RecordId> former, RecordId record, Instant at) {
    if (former.filter(record::equals).isPresent()) {
      return 0;
    }
    Set<ActivityId> linked =
        change(
            a -> thread.contains(a.id()) && a.regarding().equals(former),
            a -> a.toBuilder().regarding(record).build(),
            at);
    regardingIsSaid.addAll(linked);
    return linked.size();
  }

  @Override
  public synchronized int track(TrackingChange change) {
    Set<ActivityId> thread = thread(change.activity(), change.extent());
    Tracking tracking = change.tracking();
    change(
        a -> thread.contains(a.id()) && differs(a, tracking),
        a -> {
          EmailActivity.Builder copy = a.toBuilder().tracking(tracking);
          return tracking == Tracking.UNTRACKED ? copy.withoutRegarding().build() : copy.build();
        },
        change.at());
    if (tracking == Tracking.UNTRACKED) {
      regardingIsSaid.addAll(thread);
    }
    thread.forEach(id -> marks.tracked(id, tracking));
    trackingChanges.add(change);
    return (int) activities().stream().filter(a -> thread.contains(a.id())).count();
  }

  @Override
  public synchronized int track(Turn turn, TrackingChange change) throws TurnLostException {
    turns.require(turn);
    return track(change);
  }

  private static boolean differs(EmailActivity a, Tracking tracking) {
    return a.tracking() != tracking
        || (tracking == Tracking.UNTRACKED && a.regarding().isPresent());
  }

  private Set<ActivityId> thread(ActivityId activity, TrackingChange.Extent extent) {
    Set<ActivityId> thread = new LinkedHashSet<>(Set.of(activity));
    boolean grows = extent == TrackingChange.Extent.CONVERSATION;
    while (grows) {
      int before = thread.size();
      for (EmailActivity a : activities()) {
        Optional<ActivityId> parent = a.correlatedActivity();
        if (thread.contains(a.id())) {
          parent.ifPresent(thread::add);
        } else if (parent.filter(thread::contains).isPresent()) {
          thread.add(a.id());
        }
      }
      grows = thread.size() > before;
    }
    return thread;
  }

  /** The changes of tracking, in the order in which they were made. */
  public synchronized List<TrackingChange> trackingChanges() {
    return List.copyOf(trackingChanges);
  }

  @Override
  public MarkStore marks() {
    return marks;
  }

  @Override
  public synchronized Known lookUp(Query query) {
    Set<MessageRef> decided = new HashSet<>();
    Map<String, List<FormerPlace>> former = new HashMap<>();
    Set<String> keys = new HashSet<>();
    Set<String> epochs = new HashSet<>();
    query.occurrences().forEach((ref, identity) -> keys.add(identity.key()));
    query.occurrences().keySet().forEach(ref -> epochs.add(ref.epoch()));
    decisions.forEach(
        (id, kept) -> {
          Place place = kept.place();
          boolean here =
              place.mailbox().equals(query.mailbox())
                  && place.ref().folder().equals(query.folder());
          if (here && query.occurrences().containsKey(place.ref())) {
            decided.add(place.ref());
          }
          MessageIdentity identity = kept.entry().identity();
          if (here && !epochs.contains(place.ref().epoch()) && keys.contains(identity.key())) {
            former
                .computeIfAbsent(identity.key(), unused -> new ArrayList<>())
                .add(new FormerPlace(id, identity));
          }
        });
    return new Known(
        decided,
        former,
        known(keys),
        candidates(query.keys()),
        waiting.asOf(),
        reserved(query.numbers()));
  }

  private Map<String, List<KnownActivity>> known(Set<String> keys) {
    Map<String, List<KnownActivity>> known = new HashMap<>();
    for (NewActivity each : activities) {
      EmailActivity a = each.activity();
      if (keys.contains(a.identity().key())) {
        known
            .computeIfAbsent(a.identity().key(), unused -> new ArrayList<>())
            .add(new KnownActivity(a.id(), a.direction(), a.identity(), a.contentSize()));
      }
    }
    return known;
  }

  private List<Candidate> candidates(Set<CorrelationKey> keys) {
    List<Candidate> found = new ArrayList<>();
    for (NewActivity each : activities) {
      EmailActivity a = each.activity();
      if (a.tracking() != Tracking.UNTRACKED && !Collections.disjoint(each.keys(), keys)) {
        Set<CorrelationKey> under = new HashSet<>(each.keys());
        under.retainAll(keys);
        Set<EmailAddress> addresses = new HashSet<>();
        Set<RecordId> people = new HashSet<>();
        for (ActivityParty party : a.parties()) {
          addresses.add(party.address().address());
          party.record().ifPresent(people::add);
        }
        Candidate candidate =
            Candidate.of(
                    a.id(),
                    a.messageId(),
                    a.direction(),
                    a.subject(),
                    a.sentAt(),
                    a.regarding(),
                    under)
                .between(addresses, people)
                .stopped(a.tracking() == Tracking.STOPPED);
        found.add(a.owner().map(candidate::ownedBy).orElse(candidate));
      }
    }
    return found;
  }

  @Override
  public synchronized void commit(Commit commit)
      throws CursorMovedException, OvertakenException, TurnLostException {
    turns.require(commit.turn());
    FolderKey folder = new FolderKey(commit.mailbox(), commit.folder());
    if (!cursor(commit.mailbox(), commit.folder()).equals(commit.from())) {
      throw new CursorMovedException("The cursor of " + commit.folder() + " has moved.");
    }
    refuseOvertaken(commit.basis(), Optional.of(commit.mailbox()));
    refuseDoubles(commit);
    for (DecisionEntry entry : commit.decisions()) {
      DecisionId id = new DecisionId(decisions.size() + 1L);
      waiting.replace(id, commit.awaited().getOrDefault(entry.ref(), Set.of()));
      decisions.put(
          id,
          new Kept(
              new Place(commit.mailbox(), entry.ref()),
              commit.at(),
              commit.policyVersion(),
              commit.reading().parser(),
              entry));
    }
    commit.moved().forEach((id, ref) -> decisions.computeIfPresent(id, (same, k) -> moved(k, ref)));
    Set<ActivityId> changed = changedBy(commit);
    commit.activities().forEach(this::keep);
    queueItems.addAll(commit.queueItems());
    commit.healings().forEach(this::heal);
    commit.refreshments().stream().filter(this::refresh).forEach(r -> changed.add(r.activity()));
    commit.newRecords().forEach(each -> newRecords.putIfAbsent(each.record().id(), each));
    replaceDecisions(commit);
    commit.claims().stream().filter(this::claim).forEach(each -> changed.add(each.activity()));
    commit.activities().forEach(each -> arrived(each, commit));
    commit.newRecords().forEach(each -> arrived(each, commit.mailbox()));
    changed.addAll(read(commit));
    for (DecisionEntry entry : commit.decisions()) {
      marks.decided(commit.mailbox(), entry);
    }
    commit.decidedAgain().forEach(entry -> marks.decided(commit.mailbox(), entry));
    commit.marks().forEach(mark -> marks.add(commit.mailbox(), mark));
    cursors.put(folder, commit.to());
    tell(commit, changed);
  }

  private void replaceDecisions(Commit commit) {
    Map<Place, DecisionEntry> again = new HashMap<>();
    commit.decidedAgain().forEach(each -> again.put(new Place(commit.mailbox(), each.ref()), each));
    if (again.isEmpty()) {
      return;
    }
    decisions.replaceAll(
        (id, kept) -> {
          DecisionEntry entry = again.get(kept.place());
          if (entry == null) {
            return kept;
          }
          waiting.replace(id, commit.awaited().getOrDefault(entry.ref(), Set.of()));
          return new Kept(kept.place(), commit.at(), commit.policyVersion(), kept.parser(), entry);
        });
  }

  /** AS-13. */
  private Set<ActivityId> read(Commit commit) {
    Reading reading = commit.reading();
    decisions.replaceAll(
        (id, kept) ->
            kept.place().mailbox().equals(commit.mailbox())
                    && reading.again().contains(kept.place().ref())
                ? kept.readBy(reading.parser())
                : kept);
    Set<ActivityId> changed = new LinkedHashSet<>();
    reading.corrections().stream()
        .filter(this::correct)
        .forEach(each -> changed.add(each.activity().id()));
    return changed;
  }

  private boolean correct(NewActivity correction) {
    for (int i = 0; i < activities.size(); i++) {
      EmailActivity stored = activities.get(i).activity();
      if (stored.id().equals(correction.activity().id())) {
        EmailActivity other = stored.asReadIn(correction.activity());
        boolean taken =
            activities().stream()
                .anyMatch(
                    each ->
                        !each.id().equals(stored.id())
                            && each.direction() == other.direction()
                            && each.identity().equals(other.identity()));
        EmailActivity corrected = taken ? other.withIdentity(stored.identity()) : other;
        activities.set(i, new NewActivity(corrected, correction.keys(), activities.get(i).claim()));
        arrived(activities.get(i), Optional.empty(), Long.MAX_VALUE);
        return !stored.saysTheSameAs(corrected);
      }
    }
    return false;
  }

  private Set<ActivityId> changedBy(Commit commit) {
    Set<ActivityId> changed = new LinkedHashSet<>();
    commit.queueItems().stream()
        .filter(each -> !queueItems.contains(each))
        .forEach(each -> changed.add(each.activity()));
    commit.healings().stream()
        .filter(healing -> activities().stream().anyMatch(a -> isHealedBy(a, healing)))
        .map(Healing::child)
        .forEach(changed::add);
    return changed;
  }

  private static boolean isHealedBy(EmailActivity activity, Healing healing) {
    return activity.id().equals(healing.child()) && activity.correlatedActivity().isEmpty();
  }

  private void tell(Commit commit, Set<ActivityId> changed) {
    List<ActivityId> created =
        commit.activities().stream().map(each -> each.activity().id()).toList();
    created.forEach(changed::remove);
    outbox.write(ActivityEvent.Kind.CREATED, created, commit.at());
    outbox.write(ActivityEvent.Kind.CHANGED, changed, commit.at());
  }

  /** The records that were created for unknown senders. */
  public synchronized List<RecordEntry> newRecords() {
    return List.copyOf(newRecords.values());
  }

  private void heal(Healing healing) {
    for (int i = 0; i < activities.size(); i++) {
      EmailActivity a = activities.get(i).activity();
      if (isHealedBy(a, healing)) {
        activities.set(i, activities.get(i).with(healed(a, healing)));
      }
    }
  }

  /** Whether the content of the activity was replaced. */
  private boolean refresh(Refreshment refreshment) {
    for (int i = 0; i < activities.size(); i++) {
      EmailActivity a = activities.get(i).activity();
      boolean replaced =
          a.id().equals(refreshment.activity())
              && !a.flaws().contains(Flaw.CONTENT_REPLACED)
              && refreshment.adds(a.body().attachments());
      if (replaced) {
        EmailActivity other =
            a.toBuilder()
                .body(HeldContent.copied(refreshment.body()))
                .contentSize(refreshment.contentSize())
                .flaws(Set.of(Flaw.CONTENT_REPLACED))
                .build();
        activities.set(i, activities.get(i).with(other));
        return true;
      }
    }
    return false;
  }

  private static EmailActivity healed(EmailActivity a, Healing healing) {
    EmailActivity.Builder copy =
        a.toBuilder()
            .correlated(healing.parent(), CorrelationMethod.IN_REPLY_TO, healing.subjectChanged())
            .flaws(healing.remarks());
    if (a.regarding().isEmpty()) {
      healing.regarding().ifPresent(copy::regarding);
    }
    return copy.build();
  }

  private Kept moved(Kept kept, MessageRef ref) {
    marks.moved(kept.place().mailbox(), kept.place().ref(), ref);
    return kept.with(ref);
  }

  /** AS-3 and AS-4, before anything is changed. */
  private void refuseDoubles(Commit commit) throws OvertakenException {
    Set<Copy> known = copies();
    for (NewActivity each : commit.activities()) {
      if (!known.add(Copy.of(each))) {
        throw new OvertakenException("a second activity for " + each.activity().identity());
      }
    }
    Set<Place> places =
        decisions.values().stream().map(Kept::place).collect(Collectors.toCollection(HashSet::new));
    for (DecisionEntry entry : commit.decisions()) {
      if (!places.add(new Place(commit.mailbox(), entry.ref()))) {
        throw new IllegalStateException("a second decision for " + entry.ref());
      }
    }
  }

  private Set<Copy> copies() {
    return activities.stream().map(Copy::of).collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public synchronized Optional<NewActivity> add(NewActivity added) {
    if (copies().contains(Copy.of(added))) {
      return Optional.empty();
    }
    NewActivity activity = added.numbered(new ActivityId(reserved(1).first()));
    keep(activity);
    arrived(activity, Optional.empty(), Long.MAX_VALUE);
    EmailActivity made = activity.activity();
    outbox.write(ActivityEvent.Kind.CREATED, List.of(made.id()), made.createdAt());
    return Optional.of(activity);
  }

  private void keep(NewActivity activity) {
    EmailActivity.Builder copy = activity.activity().toBuilder();
    copy.body(HeldContent.copied(activity.activity().body()));
    activities.add(activity.with(copy.build()));
    activity.claim().ifPresent(claim -> claims.put(activity.activity().id(), claim));
    activity
        .activity()
        .queues()
        .forEach(queue -> queueItems.add(new QueueItem(activity.activity().id(), queue)));
    nextActivity = Math.max(nextActivity, activity.activity().id().value() + 1);
  }
}
