package org.mailpromoter.core.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Claim;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.NumberRange;
import org.mailpromoter.core.store.OvertakenException;

/** Activities with their keys and queue items. Its store holds the lock. */
final class InMemoryActivities {
  /** The unique key of an activity (AS-3). */
  private record Copy(MessageIdentity identity, Direction direction) {
    static Copy of(EmailActivity activity) {
      return new Copy(activity.identity(), activity.direction());
    }
  }

  private final Map<ActivityId, NewActivity> activities = new LinkedHashMap<>();
  private final Set<QueueItem> queueItems = new LinkedHashSet<>();
  private final Set<ActivityId> linkedByPeople = new HashSet<>();
  private long nextNumber = 1;

  /** Reserves numbers. */
  NumberRange reserve(int count) {
    NumberRange range = new NumberRange(nextNumber, count);
    nextNumber += count;
    return range;
  }

  /** The activities, in the order in which they were kept. */
  Stream<EmailActivity> all() {
    return activities.values().stream().map(NewActivity::activity);
  }

  /** The activities with their keys. */
  Collection<NewActivity> withKeys() {
    return activities.values();
  }

  Optional<EmailActivity> find(ActivityId id) {
    return Optional.ofNullable(activities.get(id)).map(NewActivity::activity);
  }

  /** An activity that is known to be here. */
  EmailActivity get(ActivityId id) {
    return Objects.requireNonNull(activities.get(id), "activity").activity();
  }

  /** Keeps an activity, with copies of its attachments (AS-12). */
  void keep(NewActivity activity) {
    EmailActivity made = activity.activity();
    ActivityId id = made.id();
    activities.put(
        id, activity.with(made.toBuilder().body(HeldContent.copied(made.body())).build()));
    made.queues().forEach(queue -> queueItems.add(new QueueItem(id, queue)));
    nextNumber = Math.max(nextNumber, id.value() + 1);
  }

  /** The activities with the identity and direction of another one; at most one (AS-3). */
  Stream<EmailActivity> copies(EmailActivity activity) {
    Copy copy = Copy.of(activity);
    return all().filter(each -> Copy.of(each).equals(copy));
  }

  /** AS-3. */
  void refuseSecond(Commit batch) throws OvertakenException {
    Set<Copy> known = new HashSet<>();
    all().forEach(each -> known.add(Copy.of(each)));
    for (NewActivity each : batch.activities()) {
      if (!known.add(Copy.of(each.activity()))) {
        throw new OvertakenException("a second activity for " + each.activity().identity());
      }
    }
  }

  /** Changes the activities that a test selects, and returns their numbers. */
  Set<ActivityId> change(Predicate<EmailActivity> which, UnaryOperator<EmailActivity> how) {
    Set<ActivityId> changed = new LinkedHashSet<>();
    all().filter(which).map(EmailActivity::id).forEach(changed::add);
    changed.forEach(id -> change(id, how));
    return changed;
  }

  /** Changes an activity, if there is one with the number. */
  void change(ActivityId id, UnaryOperator<EmailActivity> how) {
    activities.computeIfPresent(id, (same, each) -> each.with(how.apply(each.activity())));
  }

  /** Replaces an activity and its keys; its claim stays. */
  NewActivity rekey(ActivityId id, NewActivity other) {
    NewActivity rekeyed = new NewActivity(other.activity(), other.keys(), claim(id));
    activities.put(id, rekeyed);
    return rekeyed;
  }

  /** The claim of the copy that counts (AS-16). */
  Optional<Claim> claim(ActivityId id) {
    return Optional.ofNullable(activities.get(id)).flatMap(NewActivity::claim);
  }

  /** Makes a claim the one that counts, with its mailbox as the receiving one. */
  void claim(Claim claim) {
    change(claim.activity(), a -> a.toBuilder().receivingMailbox(claim.mailbox()).build());
    activities.computeIfPresent(
        claim.activity(),
        (id, each) -> new NewActivity(each.activity(), each.keys(), Optional.of(claim)));
  }

  List<QueueItem> queueItems() {
    return List.copyOf(queueItems);
  }

  /** Adds queue items, and returns the activities that had none of the queue. */
  Set<ActivityId> addQueueItems(List<QueueItem> items) {
    Set<ActivityId> changed = new LinkedHashSet<>();
    items.stream().filter(queueItems::add).forEach(each -> changed.add(each.activity()));
    return changed;
  }

  /** The activities with all queues whose items they are. */
  List<EmailActivity> withQueues() {
    Map<ActivityId, List<RecordId>> queues = new HashMap<>();
    queueItems.forEach(
        item -> queues.computeIfAbsent(item.activity(), id -> new ArrayList<>()).add(item.queue()));
    return all()
        .map(each -> each.toBuilder().queues(queues.getOrDefault(each.id(), List.of())).build())
        .toList();
  }

  /** From now on, a person determines the regarding records of activities. */
  void linkedByPeople(Collection<ActivityId> linked) {
    linkedByPeople.addAll(linked);
  }

  boolean isLinkedByPeople(ActivityId id) {
    return linkedByPeople.contains(id);
  }
}
