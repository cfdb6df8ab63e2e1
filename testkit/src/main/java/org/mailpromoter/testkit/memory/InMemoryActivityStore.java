package org.mailpromoter.testkit.memory;

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
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.ActivityExistsException;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.FormerPlace;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.KnownActivity;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Query;

/** Keeps everything in memory, for tests and for tools that only want decisions. Thread-safe. */
public final class InMemoryActivityStore implements ActivityStore {
  private record Place(MailboxId mailbox, MessageRef ref) {}

  private record FolderKey(MailboxId mailbox, FolderId folder) {}

  private record Kept(Place place, DecisionEntry entry) {}

  private final Map<RecordId, RecordEntry> newRecords = new LinkedHashMap<>();
  private final Map<FolderKey, Cursor> cursors = new HashMap<>();
  private final Map<DecisionId, Kept> decisions = new LinkedHashMap<>();
  private final List<NewActivity> activities = new ArrayList<>();
  private final Set<QueueItem> queueItems = new LinkedHashSet<>();
  private final List<TrackingChange> trackingChanges = new ArrayList<>();
  private final InMemoryMarks marks = new InMemoryMarks();
  private long nextActivity = 1;

  /** An empty store. */
  public InMemoryActivityStore() {}

  /** The decisions, in the order in which they were committed. */
  public synchronized List<DecisionEntry> decisions() {
    return decisions.values().stream().map(Kept::entry).toList();
  }

  /** The activities, in the order in which they were kept. */
  public synchronized List<EmailActivity> activities() {
    return activities.stream().map(NewActivity::activity).toList();
  }

  /** The queue items, in the order in which they were kept. */
  public synchronized List<QueueItem> queueItems() {
    return List.copyOf(queueItems);
  }

  @Override
  public synchronized Cursor cursor(MailboxId mailbox, FolderId folder) {
    return cursors.getOrDefault(new FolderKey(mailbox, folder), Cursor.START);
  }

  @Override
  public synchronized long reserveActivityIds(int count) {
    long first = nextActivity;
    nextActivity += count;
    return first;
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
  public synchronized Map<MessageRef, byte[]> factsLeftAlone(
      MailboxId mailbox, FolderId folder, Instant since, int limit) {
    return facts(
        mailbox,
        kept ->
            kept.place().ref().folder().equals(folder)
                && kept.entry().subReasons().equals(List.of(SubReason.BEFORE_START_DATE))
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
  public synchronized int resolve(EmailAddress address, RecordId record) {
    int resolved = 0;
    for (int i = 0; i < activities.size(); i++) {
      EmailActivity activity = activities.get(i).activity();
      List<ActivityParty> parties = new ArrayList<>(activity.parties());
      for (int at = 0; at < parties.size(); at++) {
        ActivityParty party = parties.get(at);
        if (party.record().isEmpty() && party.address().address().equals(address)) {
          parties.set(at, ActivityParty.resolved(party.role(), party.address(), record));
          resolved++;
        }
      }
      activities.set(
          i,
          new NewActivity(activity.toBuilder().parties(parties).build(), activities.get(i).keys()));
    }
    return resolved;
  }

  @Override
  public synchronized int relink(MailboxId mailbox, FolderId folder, RecordId regarding) {
    Map<ActivityId, FolderId> last = new HashMap<>();
    for (Kept kept : decisions.values()) {
      if (kept.place().mailbox().equals(mailbox)) {
        kept.entry().activity().ifPresent(id -> last.put(id, kept.place().ref().folder()));
      }
    }
    int linked = 0;
    for (int i = 0; i < activities.size(); i++) {
      EmailActivity a = activities.get(i).activity();
      boolean lies =
          folder.equals(last.get(a.id()))
              && a.receivingMailbox().filter(mailbox::equals).isPresent();
      if (lies && a.regarding().filter(regarding::equals).isEmpty()) {
        EmailActivity other = a.toBuilder().regarding(regarding).build();
        activities.set(i, new NewActivity(other, activities.get(i).keys()));
        linked++;
      }
    }
    return linked;
  }

  @Override
  public synchronized int track(TrackingChange change) {
    Set<ActivityId> thread = thread(change);
    int changed = 0;
    for (int i = 0; i < activities.size(); i++) {
      EmailActivity a = activities.get(i).activity();
      if (thread.contains(a.id())) {
        EmailActivity.Builder copy = a.toBuilder().tracking(change.tracking());
        boolean untracked = change.tracking() == Tracking.UNTRACKED;
        EmailActivity other = untracked ? copy.withoutRegarding().build() : copy.build();
        activities.set(i, new NewActivity(other, activities.get(i).keys()));
        marks.tracked(a.id(), change.tracking());
        changed++;
      }
    }
    trackingChanges.add(change);
    return changed;
  }

  private Set<ActivityId> thread(TrackingChange change) {
    Set<ActivityId> thread = new LinkedHashSet<>(Set.of(change.activity()));
    boolean grows = change.extent() == TrackingChange.Extent.CONVERSATION;
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
    return new Known(decided, former, known(keys), candidates(query.keys()));
  }

  private Map<String, List<KnownActivity>> known(Set<String> keys) {
    Map<String, List<KnownActivity>> known = new HashMap<>();
    for (NewActivity each : activities) {
      EmailActivity a = each.activity();
      if (keys.contains(a.identity().key())) {
        known
            .computeIfAbsent(a.identity().key(), unused -> new ArrayList<>())
            .add(new KnownActivity(a.id(), a.direction(), a.identity()));
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
      throws CursorMovedException, ActivityExistsException {
    FolderKey folder = new FolderKey(commit.mailbox(), commit.folder());
    if (!cursor(commit.mailbox(), commit.folder()).equals(commit.from())) {
      throw new CursorMovedException("The cursor of " + commit.folder() + " has moved.");
    }
    refuseDoubles(commit);
    for (DecisionEntry entry : commit.decisions()) {
      decisions.put(
          new DecisionId(decisions.size() + 1L),
          new Kept(new Place(commit.mailbox(), entry.ref()), entry));
    }
    commit.moved().forEach((id, ref) -> decisions.computeIfPresent(id, (same, k) -> moved(k, ref)));
    commit.activities().forEach(this::keep);
    queueItems.addAll(commit.queueItems());
    commit.healings().forEach(this::heal);
    commit.newRecords().forEach(each -> newRecords.putIfAbsent(each.record().id(), each));
    for (DecisionEntry entry : commit.decidedAgain()) {
      Place place = new Place(commit.mailbox(), entry.ref());
      decisions.replaceAll(
          (id, kept) -> kept.place().equals(place) ? new Kept(place, entry) : kept);
    }
    for (DecisionEntry entry : commit.decisions()) {
      marks.decided(commit.mailbox(), entry);
    }
    commit.decidedAgain().forEach(entry -> marks.decided(commit.mailbox(), entry));
    commit.marks().forEach(mark -> marks.add(commit.mailbox(), mark));
    cursors.put(folder, commit.to());
  }

  /** The records that were made for senders whom nobody knew. */
  public synchronized List<RecordEntry> newRecords() {
    return List.copyOf(newRecords.values());
  }

  private void heal(Healing healing) {
    for (int i = 0; i < activities.size(); i++) {
      EmailActivity a = activities.get(i).activity();
      if (a.id().equals(healing.child()) && a.correlatedActivity().isEmpty()) {
        activities.set(i, new NewActivity(healed(a, healing), activities.get(i).keys()));
      }
    }
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
    return new Kept(new Place(kept.place().mailbox(), ref), kept.entry());
  }

  /** AS-3 and AS-4, before anything is changed. */
  private void refuseDoubles(Commit commit) throws ActivityExistsException {
    for (NewActivity each : commit.activities()) {
      if (exists(each)) {
        throw new ActivityExistsException("a second activity for " + each.activity().identity());
      }
    }
    for (DecisionEntry entry : commit.decisions()) {
      Place place = new Place(commit.mailbox(), entry.ref());
      if (decisions.values().stream().anyMatch(kept -> kept.place().equals(place))) {
        throw new IllegalStateException("a second decision for " + entry.ref());
      }
    }
  }

  private boolean exists(NewActivity other) {
    return activities.stream()
        .map(NewActivity::activity)
        .anyMatch(
            a ->
                a.identity().equals(other.activity().identity())
                    && a.direction() == other.activity().direction());
  }

  @Override
  public synchronized boolean add(NewActivity activity) {
    boolean isNew = !exists(activity);
    if (isNew) {
      keep(activity);
    }
    return isNew;
  }

  private void keep(NewActivity activity) {
    activities.add(activity);
    activity
        .activity()
        .queues()
        .forEach(queue -> queueItems.add(new QueueItem(activity.activity().id(), queue)));
    nextActivity = Math.max(nextActivity, activity.activity().id().value() + 1);
  }
}
