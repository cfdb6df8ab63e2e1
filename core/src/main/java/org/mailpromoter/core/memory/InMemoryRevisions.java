package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.store.Revision;

/** Revises due activities (AS-16). Its store holds the lock. */
final class InMemoryRevisions {
  private final InMemoryDecisions decisions;
  private final InMemoryActivities activities;
  private final InMemoryWaiting waiting;
  private final InMemoryDue due;
  private final InMemoryOutbox outbox;

  InMemoryRevisions(
      InMemoryDecisions decisions,
      InMemoryActivities activities,
      InMemoryWaiting waiting,
      InMemoryDue due,
      InMemoryOutbox outbox) {
    this.decisions = decisions;
    this.activities = activities;
    this.waiting = waiting;
    this.due = due;
    this.outbox = outbox;
  }

  void write(List<Revision> revisions, Instant at, long policyVersion) {
    Set<ActivityId> changed = new LinkedHashSet<>();
    Set<ActivityId> inherited = new LinkedHashSet<>();
    for (Revision each : revisions) {
      due.revised(each.activity().id());
      revise(each, changed, inherited);
      each.entry().ifPresent(e -> decisions.replace(each.decision(), e, at, policyVersion));
      waiting.replace(each.decision(), each.awaited());
    }
    due.inheritedChanged(inherited);
    waiting.changed(changed, Optional.empty());
    outbox.write(ActivityEvent.Kind.CHANGED, changed, at);
  }

  private void revise(Revision revision, Set<ActivityId> changed, Set<ActivityId> inherited) {
    ActivityId id = revision.activity().id();
    if (isCircular(id, revision.activity().correlatedActivity())) {
      return;
    }
    activities.change(
        id,
        former -> {
          EmailActivity now =
              former.asRevisedBy(revision.activity(), activities.isLinkedByPeople(id));
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
    Set<ActivityId> seen = new HashSet<>();
    Optional<ActivityId> each = parent;
    while (each.isPresent() && seen.add(each.get()) && !each.get().equals(child)) {
      each = each.flatMap(activities::find).flatMap(EmailActivity::correlatedActivity);
    }
    return each.filter(child::equals).isPresent();
  }
}
