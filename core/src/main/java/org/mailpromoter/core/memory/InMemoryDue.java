package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.store.Claim;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.DueActivities;
import org.mailpromoter.core.store.DueActivity;
import org.mailpromoter.core.store.NewActivity;

/** The decisions and activities that are due (AS-14, AS-16). Its store holds the lock. */
final class InMemoryDue {
  private final InMemoryDecisions decisions;
  private final InMemoryActivities activities;
  private final InMemoryWaiting waiting;
  private final Set<ActivityId> due = new LinkedHashSet<>();
  private final Map<ActivityId, Instant> postponed = new HashMap<>();

  InMemoryDue(InMemoryDecisions decisions, InMemoryActivities activities, InMemoryWaiting waiting) {
    this.decisions = decisions;
    this.activities = activities;
    this.waiting = waiting;
  }

  Map<MessageRef, byte[]> facts(MailboxId mailbox, FolderId folder, int limit) {
    return decisions.facts(waiting.due(), mailbox, folder, limit);
  }

  DueActivities activities(Instant at, int limit) {
    List<DueActivity> found =
        decisions
            .all()
            .filter(each -> each.entry().hasEvidence())
            .flatMap(each -> dueActivity(each, at))
            .limit(limit)
            .toList();
    return new DueActivities(found, waiting.asOf());
  }

  private Stream<DueActivity> dueActivity(KeptDecision decision, Instant at) {
    return decision.became().filter(id -> isDue(id, at)).flatMap(activities::claim).stream()
        .map(
            claim ->
                new DueActivity(
                    decision.stored(), claim.activity(), claim.mailbox(), claim.folder()));
  }

  private boolean isDue(ActivityId activity, Instant at) {
    return due.contains(activity) && !postponed.getOrDefault(activity, Instant.MIN).isAfter(at);
  }

  /** Activities are not given again before a time. */
  void postpone(Set<ActivityId> activities, Instant until) {
    activities.forEach(each -> postponed.put(each, until));
  }

  /** The activity was revised. */
  void revised(ActivityId id) {
    due.remove(id);
    postponed.remove(id);
  }

  /** An activity was written outside of a batch, or under other keys. */
  void arrived(NewActivity activity) {
    arrived(activity, Optional.empty(), Long.MAX_VALUE);
  }

  /** An activity was written by a batch; decisions that follow it in the batch knew it. */
  void arrived(NewActivity activity, Commit batch) {
    Set<MessageRef> places =
        batch.decisions().stream()
            .filter(each -> each.activity().filter(activity.activity().id()::equals).isPresent())
            .map(DecisionEntry::ref)
            .collect(Collectors.toSet());
    long before =
        decisions
            .all()
            .filter(each -> each.mailbox().equals(batch.mailbox()))
            .filter(each -> places.contains(each.message()))
            .mapToLong(each -> each.id().value())
            .min()
            .orElse(Long.MAX_VALUE);
    arrived(activity, Optional.of(batch.mailbox()), before);
  }

  private void arrived(NewActivity activity, Optional<MailboxId> by, long before) {
    waiting.added(activity, by);
    waiting.waitingFor(activity).stream()
        .filter(id -> id.value() < before)
        .forEach(id -> isDue(id, activity.activity().id()));
    decisions
        .all()
        .filter(each -> each.waitsFor(activity.activity().identity()))
        .forEach(each -> waiting.due(each.id()));
  }

  private void isDue(DecisionId id, ActivityId arriving) {
    Optional<ActivityId> became = decisions.find(id).flatMap(KeptDecision::became);
    if (became.isEmpty()) {
      waiting.due(id);
    } else if (!became.get().equals(arriving)) {
      due.add(became.get());
    }
  }

  /** A mailbox made a record for a sender. */
  void arrived(RecordEntry record, MailboxId by) {
    for (EmailAddress address : record.addresses()) {
      CorrelationKey key = CorrelationKey.ofRecord(address);
      waiting.added(key, Optional.of(by));
      waiting.waitingFor(key, Instant.EPOCH).forEach(waiting::due);
    }
  }

  /** The values that the replies of activities inherit have changed. */
  void inheritedChanged(Set<ActivityId> changed) {
    activities
        .all()
        .filter(each -> each.correlatedActivity().filter(changed::contains).isPresent())
        .map(EmailActivity::id)
        .forEach(due::add);
  }

  /** Returns whether the claim counts now. */
  boolean claim(Claim claim) {
    ActivityId id = claim.activity();
    boolean counts =
        activities
            .claim(id)
            .filter(former -> claim.rank().compareTo(former.rank()) < 0)
            .isPresent();
    if (counts) {
      activities.claim(claim);
      due.add(id);
      waiting.changed(Set.of(id), Optional.of(claim.mailbox()));
    }
    return counts;
  }
}
