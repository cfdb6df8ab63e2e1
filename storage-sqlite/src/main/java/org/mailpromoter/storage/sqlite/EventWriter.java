package org.mailpromoter.storage.sqlite;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityEvent.Kind;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.store.Commit;

/**
 * Writes events inside the transaction of the change that they report (OB-1). While there is no
 * subscriber it checks that once and writes nothing.
 */
final class EventWriter {
  /** The first activity of each conversation; in a circle, which mail can build, the least. */
  private static final String WITH_CONVERSATIONS =
      "WITH RECURSIVE up (id, above) AS (SELECT value, value FROM json_each(:ids)"
          + " UNION SELECT up.id, a.correlated_activity FROM up JOIN activities a ON a.id ="
          + " up.above"
          + " WHERE a.correlated_activity IS NOT NULL),"
          + " root (id, conversation) AS (SELECT up.id, coalesce(max(CASE WHEN"
          + " a.correlated_activity IS NULL THEN up.above END), min(up.above))"
          + " FROM up JOIN activities a ON a.id = up.above GROUP BY up.id)";

  private final Handle handle;
  private final boolean wanted;

  EventWriter(Handle handle) {
    this.handle = handle;
    this.wanted =
        handle
            .createQuery("SELECT EXISTS (SELECT 1 FROM sinks WHERE subscribed = 1)")
            .mapTo(Boolean.class)
            .one();
  }

  /** The activities that a commit is about to change. */
  Set<Long> aboutToChange(Commit commit) {
    Set<Long> ids = new LinkedHashSet<>();
    if (wanted) {
      ids.addAll(withoutItem(commit.queueItems()));
      ids.addAll(healed(commit.healings()));
    }
    return ids;
  }

  private List<Long> withoutItem(List<QueueItem> items) {
    return handle
        .createQuery(
            "SELECT i.value ->> 0 FROM json_each(:items) i WHERE NOT EXISTS (SELECT 1 FROM"
                + " queue_items q WHERE q.activity = i.value ->> 0 AND q.queue = i.value ->> 1)")
        .bind("items", JsonList.ofPairs(items, QueueItem::activity, QueueItem::queue))
        .mapTo(Long.class)
        .list();
  }

  private List<Long> healed(List<Healing> healings) {
    return handle
        .createQuery(
            "SELECT a.id FROM json_each(:all) i CROSS JOIN activities a ON a.id = i.value"
                + " WHERE a.correlated_activity IS NULL")
        .bind(
            "all", JsonList.ofNumbers(healings.stream().map(each -> each.child().value()).toList()))
        .mapTo(Long.class)
        .list();
  }

  /** The events of a commit whose rows are written. */
  void write(Commit commit, Set<Long> changed) {
    if (!wanted) {
      return;
    }
    List<Long> created =
        commit.activities().stream().map(each -> each.activity().id().value()).toList();
    join(
        commit.healings().stream()
            .map(Healing::child)
            .map(ActivityId::value)
            .filter(changed::contains)
            .toList());
    Set<Long> others = new LinkedHashSet<>(changed);
    created.forEach(others::remove);
    write(Kind.CREATED, created, commit.at());
    write(Kind.CHANGED, others, commit.at());
  }

  /** OB-3: waiting events of a conversation that was found to continue another one join it. */
  void join(Collection<Long> correlated) {
    if (wanted && !correlated.isEmpty()) {
      handle
          .createUpdate(
              WITH_CONVERSATIONS
                  + " UPDATE events SET conversation = root.conversation FROM root"
                  + " WHERE events.conversation = root.id")
          .bind("ids", JsonList.ofNumbers(correlated))
          .execute();
    }
  }

  /** Events for everybody who is subscribed, in the order of the activities' numbers. */
  void write(Kind kind, Collection<Long> activities, Instant at) {
    if (!wanted || activities.isEmpty()) {
      return;
    }
    long before = insertEvents(handle, kind, activities, at);
    handle.execute(
        "INSERT INTO deliveries (sink, event) SELECT s.id, e.number FROM sinks s"
            + " CROSS JOIN events e WHERE s.subscribed = 1 AND e.number > ?",
        before);
  }

  /** Sinks are told nothing of an activity, now and later (SO-13). */
  static void keepFromSinks(Handle handle, ActivityId activity) {
    handle.execute("INSERT INTO untold_activities (activity) VALUES (?)", activity.value());
  }

  /**
   * Events that are not yet anybody's to deliver.
   *
   * @return the greatest number before them
   */
  static long insertEvents(Handle handle, Kind kind, Collection<Long> activities, Instant at) {
    long before =
        handle.createQuery("SELECT coalesce(max(number), 0) FROM events").mapTo(Long.class).one();
    handle
        .createUpdate(
            WITH_CONVERSATIONS
                + " INSERT INTO events (kind, at, conversation, activity, opening)"
                + " SELECT :kind, :at, conversation, id, (SELECT name FROM this_opening)"
                + " FROM root WHERE NOT EXISTS"
                + " (SELECT 1 FROM untold_activities u WHERE u.activity = root.id) ORDER BY id")
        .bind("ids", JsonList.ofNumbers(activities))
        .bind("kind", kind.number())
        .bind("at", at.toEpochMilli())
        .execute();
    return before;
  }
}
