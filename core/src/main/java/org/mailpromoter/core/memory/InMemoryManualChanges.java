package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;

/** Changes that people make to activities. Its store holds the lock. */
final class InMemoryManualChanges {
  private final InMemoryActivities activities;
  private final InMemoryMarks marks;
  private final InMemoryOutbox outbox;
  private final List<TrackingChange> trackingChanges = new ArrayList<>();

  InMemoryManualChanges(InMemoryActivities activities, InMemoryMarks marks, InMemoryOutbox outbox) {
    this.activities = activities;
    this.marks = marks;
    this.outbox = outbox;
  }

  /** Returns how many parties were given the record. */
  int resolve(EmailAddress address, RecordId record, Instant at) {
    int before =
        (int)
            activities
                .all()
                .flatMap(each -> each.parties().stream())
                .filter(party -> isUnresolved(party, address))
                .count();
    change(
        each -> each.parties().stream().anyMatch(party -> isUnresolved(party, address)),
        each -> resolved(each, address, record),
        at);
    return before;
  }

  private static EmailActivity resolved(EmailActivity a, EmailAddress address, RecordId record) {
    List<ActivityParty> parties =
        a.parties().stream()
            .map(
                party ->
                    isUnresolved(party, address)
                        ? ActivityParty.resolved(party.role(), party.address(), record)
                        : party)
            .toList();
    return a.toBuilder().parties(parties).build();
  }

  private static boolean isUnresolved(ActivityParty party, EmailAddress address) {
    return party.record().isEmpty() && party.address().address().equals(address);
  }

  /** Links the activities of a folder (F-3), and returns those that were linked otherwise. */
  Set<ActivityId> relink(
      Map<ActivityId, FolderId> folders,
      MailboxId mailbox,
      FolderId folder,
      RecordId record,
      Instant at) {
    return link(
        a ->
            folder.equals(folders.get(a.id()))
                && a.receivingMailbox().filter(mailbox::equals).isPresent()
                && a.regarding().filter(record::equals).isEmpty(),
        record,
        at);
  }

  /** Returns how many activities were linked to something else before. */
  int regard(ActivityId id, RecordId record, TrackingChange.Extent extent, Instant at) {
    Set<ActivityId> thread = thread(id, extent);
    return activities
        .find(id)
        .map(EmailActivity::regarding)
        .filter(former -> former.filter(record::equals).isEmpty())
        .map(former -> link(a -> isIn(thread, a) && a.regarding().equals(former), record, at))
        .map(Set::size)
        .orElse(0);
  }

  private static boolean isIn(Set<ActivityId> thread, EmailActivity activity) {
    return thread.contains(activity.id());
  }

  private Set<ActivityId> link(Predicate<EmailActivity> which, RecordId record, Instant at) {
    Set<ActivityId> linked = change(which, a -> a.toBuilder().regarding(record).build(), at);
    activities.linkedByPeople(linked);
    return linked;
  }

  /** Returns how many activities the change covers, and remembers it for each of them. */
  int track(TrackingChange change) {
    Set<ActivityId> thread = thread(change.activity(), change.extent());
    thread.removeIf(id -> activities.find(id).isEmpty());
    Tracking tracking = change.tracking();
    change(a -> isIn(thread, a) && differs(a, tracking), a -> tracked(a, tracking), change.at());
    if (tracking == Tracking.UNTRACKED) {
      activities.linkedByPeople(thread);
    }
    thread.forEach(id -> marks.tracked(id, tracking));
    thread.forEach(id -> trackingChanges.add(of(id, change)));
    return thread.size();
  }

  private static TrackingChange of(ActivityId id, TrackingChange change) {
    return new TrackingChange(id, change.tracking(), change.extent(), change.actor(), change.at());
  }

  private static boolean differs(EmailActivity a, Tracking tracking) {
    return a.tracking() != tracking
        || (tracking == Tracking.UNTRACKED && a.regarding().isPresent());
  }

  private static EmailActivity tracked(EmailActivity a, Tracking tracking) {
    EmailActivity.Builder copy = a.toBuilder().tracking(tracking);
    return tracking == Tracking.UNTRACKED ? copy.withoutRegarding().build() : copy.build();
  }

  /** The changes of each activity's tracking, in the order in which they were made. */
  List<TrackingChange> trackingChanges() {
    return List.copyOf(trackingChanges);
  }

  private Set<ActivityId> thread(ActivityId activity, TrackingChange.Extent extent) {
    Set<ActivityId> thread = new LinkedHashSet<>(Set.of(activity));
    boolean grows = extent == TrackingChange.Extent.CONVERSATION;
    while (grows) {
      int before = thread.size();
      activities.all().forEach(a -> join(thread, a));
      grows = thread.size() > before;
    }
    return thread;
  }

  private static void join(Set<ActivityId> thread, EmailActivity a) {
    Optional<ActivityId> parent = a.correlatedActivity();
    if (isIn(thread, a)) {
      parent.ifPresent(thread::add);
    } else if (parent.filter(thread::contains).isPresent()) {
      thread.add(a.id());
    }
  }

  /** Changes activities, and writes the events of it (AS-10). */
  private Set<ActivityId> change(
      Predicate<EmailActivity> which, UnaryOperator<EmailActivity> how, Instant at) {
    Set<ActivityId> changed = activities.change(which, how);
    outbox.write(ActivityEvent.Kind.CHANGED, changed, at);
    return changed;
  }
}
