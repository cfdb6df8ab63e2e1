package org.mailpromoter.core.memory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Claim;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.OvertakenException;

/** Writes batches whole, or refuses them before anything is changed. Its store holds the lock. */
final class InMemoryCommits {
  private final InMemoryDecisions decisions;
  private final InMemoryActivities activities;
  private final InMemoryWaiting waiting;
  private final InMemoryDue due;
  private final InMemoryAmendments amendments;
  private final InMemoryMarks marks;
  private final InMemoryOutbox outbox;
  private final Map<RecordId, RecordEntry> newRecords = new LinkedHashMap<>();

  InMemoryCommits(
      InMemoryDecisions decisions,
      InMemoryActivities activities,
      InMemoryWaiting waiting,
      InMemoryDue due,
      InMemoryMarks marks,
      InMemoryOutbox outbox) {
    this.decisions = decisions;
    this.activities = activities;
    this.waiting = waiting;
    this.due = due;
    this.amendments = new InMemoryAmendments(activities, due);
    this.marks = marks;
    this.outbox = outbox;
  }

  List<RecordEntry> newRecords() {
    return List.copyOf(newRecords.values());
  }

  void write(Commit batch) throws OvertakenException {
    waiting.refuseOvertaken(batch.basis(), Optional.of(batch.mailbox()));
    activities.refuseSecond(batch);
    decisions.refuseSecond(batch);
    batch.decisions().forEach(each -> await(batch, each, decisions.add(batch, each)));
    batch.moved().forEach(this::move);
    batch.activities().forEach(activities::keep);
    Set<ActivityId> changed = amend(batch);
    decisions.replace(batch).forEach(each -> await(batch, each.entry(), each.id()));
    changed.addAll(arrive(batch));
    decisions.readAgain(batch.mailbox(), batch.reading());
    batch.reading().corrections().stream()
        .filter(amendments::correct)
        .forEach(each -> changed.add(each.activity().id()));
    mark(batch);
    tell(batch, changed);
  }

  private void await(Commit batch, DecisionEntry entry, DecisionId id) {
    waiting.replace(id, batch.awaited().getOrDefault(entry.ref(), Set.of()));
  }

  private void move(DecisionId id, MessageRef to) {
    decisions.change(
        id,
        former -> {
          marks.moved(former.mailbox(), former.message(), to);
          return former.movedTo(to);
        });
  }

  private Set<ActivityId> amend(Commit batch) {
    Set<ActivityId> changed = new LinkedHashSet<>(activities.addQueueItems(batch.queueItems()));
    batch.healings().stream().filter(amendments::heal).map(Healing::child).forEach(changed::add);
    batch.refreshments().stream()
        .filter(amendments::refresh)
        .map(Refreshment::activity)
        .forEach(changed::add);
    return changed;
  }

  /** Makes due what waited for the activities, records and claims of a batch. */
  private Set<ActivityId> arrive(Commit batch) {
    batch.newRecords().forEach(each -> newRecords.putIfAbsent(each.record().id(), each));
    Set<ActivityId> claimed = new LinkedHashSet<>();
    batch.claims().stream().filter(due::claim).map(Claim::activity).forEach(claimed::add);
    batch.activities().forEach(each -> due.arrived(each, batch));
    batch.newRecords().forEach(each -> due.arrived(each, batch.mailbox()));
    return claimed;
  }

  /** AS-11. */
  private void mark(Commit batch) {
    batch.decisions().forEach(each -> marks.decided(batch.mailbox(), each));
    batch.decidedAgain().forEach(each -> marks.decided(batch.mailbox(), each));
    batch.marks().forEach(each -> marks.add(batch.mailbox(), each));
  }

  /** AS-10. */
  private void tell(Commit batch, Set<ActivityId> changed) {
    List<ActivityId> created =
        batch.activities().stream().map(each -> each.activity().id()).toList();
    created.forEach(changed::remove);
    outbox.write(ActivityEvent.Kind.CREATED, created, batch.at());
    outbox.write(ActivityEvent.Kind.CHANGED, changed, batch.at());
  }
}
