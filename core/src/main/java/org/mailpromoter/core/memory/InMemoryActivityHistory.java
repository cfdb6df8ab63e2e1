package org.mailpromoter.core.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.RecordId;

/** Reads activities that are in memory. Thread-safe. */
final class InMemoryActivityHistory implements ActivityHistory {
  private final Supplier<List<EmailActivity>> activities;
  private final Supplier<List<TrackingChange>> changes;

  /** A history over what a store holds at the time of each question. */
  InMemoryActivityHistory(
      Supplier<List<EmailActivity>> activities, Supplier<List<TrackingChange>> changes) {
    this.activities = activities;
    this.changes = changes;
  }

  @Override
  public Optional<EmailActivity> find(ActivityId id) {
    return activities.get().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public List<EmailActivity> find(MessageId id) {
    return activities.get().stream()
        .filter(each -> each.identity().key().equals(id.toString()))
        .sorted(Comparator.comparing(EmailActivity::id))
        .toList();
  }

  @Override
  public Page<EmailActivity> list(ActivityFilter filter, PageKey from, int limit) {
    List<EmailActivity> found =
        matching(filter)
            .filter(each -> key(each).compareTo(from) < 0)
            .sorted(Comparator.comparing(InMemoryActivityHistory::key).reversed())
            .limit(limit + 1L)
            .map(each -> each.toBuilder().body(Body.EMPTY).build())
            .toList();
    return Page.of(found, limit, InMemoryActivityHistory::key);
  }

  private static PageKey key(EmailActivity activity) {
    return new PageKey(activity.sentAt().toEpochMilli(), activity.id().value());
  }

  @Override
  public List<EmailActivity> conversation(ActivityId of, int most) {
    Map<ActivityId, EmailActivity> all = new HashMap<>();
    activities.get().forEach(each -> all.put(each.id(), each));
    Set<ActivityId> reached = new LinkedHashSet<>();
    List<EmailActivity> level = first(all, of).stream().toList();
    while (!level.isEmpty() && reached.size() < most) {
      level.forEach(each -> reached.add(each.id()));
      level =
          all.values().stream()
              .filter(each -> each.correlatedActivity().filter(reached::contains).isPresent())
              .filter(each -> !reached.contains(each.id()))
              .sorted(Comparator.comparing(EmailActivity::sentAt).thenComparing(EmailActivity::id))
              .toList();
    }
    return reached.stream()
        .limit(most)
        .flatMap(each -> Optional.ofNullable(all.get(each)).stream())
        .map(each -> each.toBuilder().body(Body.EMPTY).build())
        .toList();
  }

  private static Optional<EmailActivity> first(Map<ActivityId, EmailActivity> all, ActivityId of) {
    Set<ActivityId> seen = new HashSet<>();
    Optional<EmailActivity> first = Optional.ofNullable(all.get(of));
    Optional<EmailActivity> above = first;
    while (above.isPresent() && seen.add(above.get().id())) {
      first = above;
      above = above.get().correlatedActivity().map(all::get);
    }
    return first;
  }

  @Override
  public List<TrackingChange> trackingChanges(ActivityId id) {
    return changes.get().stream().filter(each -> each.activity().equals(id)).toList();
  }

  @Override
  public long count(ActivityFilter filter) {
    return matching(filter).count();
  }

  @Override
  public CappedCount count(ActivityFilter filter, int most) {
    return CappedCount.of(matching(filter).limit(most + 1L).count(), most);
  }

  private Stream<EmailActivity> matching(ActivityFilter filter) {
    return activities.get().stream().filter(each -> matches(filter, each));
  }

  private static boolean matches(ActivityFilter filter, EmailActivity activity) {
    return filter.direction().map(activity.direction()::equals).orElse(true)
        && isIn(filter.mailboxes(), activity.receivingMailbox())
        && (filter.regarding().isEmpty() || filter.regarding().equals(activity.regarding()))
        && filter.queue().map(activity.queues()::contains).orElse(true)
        && filter.party().map(record -> isParty(record, activity)).orElse(true)
        && filter.sentFrom().map(from -> !activity.sentAt().isBefore(from)).orElse(true)
        && filter.sentBefore().map(activity.sentAt()::isBefore).orElse(true)
        && isParticipant(filter.participant().toLowerCase(Locale.ROOT), activity)
        && filter.text().areIn(text(activity));
  }

  private static boolean isIn(Optional<Set<MailboxId>> mailboxes, Optional<MailboxId> mailbox) {
    return mailboxes.isEmpty() || mailbox.filter(mailboxes.get()::contains).isPresent();
  }

  private static boolean isParty(RecordId record, EmailActivity activity) {
    return activity.parties().stream().anyMatch(each -> each.record().equals(Optional.of(record)));
  }

  private static String text(EmailActivity activity) {
    return activity.subject()
        + activity.parties().stream()
            .map(each -> " " + each.address().name() + " " + each.address().address().value())
            .collect(Collectors.joining());
  }

  private static boolean isParticipant(String part, EmailActivity activity) {
    return part.isEmpty()
        || activity.parties().stream()
            .anyMatch(party -> party.address().address().value().contains(part));
  }
}
