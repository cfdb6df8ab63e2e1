package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;

/** Changes of tracking: the new state of activities, who changed it, and the marks that follow. */
final class TrackingRows {
  private TrackingRows() {}

  /** How many activities were changed. */
  static int write(Handle handle, TrackingChange change) {
    List<Long> ids = thread(handle, change.activity(), change.extent());
    String list = JsonList.ofNumbers(ids);
    List<Long> others = notYet(handle, change.tracking(), list);
    int tracking = change.tracking().number();
    handle
        .createUpdate(
            "UPDATE activities SET tracking = :tracking,"
                + " regarding = CASE WHEN :tracking = 1 THEN NULL ELSE regarding END,"
                + " regarding_said = max(regarding_said, :tracking = 1)"
                + " WHERE id IN (SELECT value FROM json_each(:ids))")
        .bind("tracking", tracking)
        .bind("ids", list)
        .execute();
    ActorRow actor = ActorRow.of(change.actor());
    handle.execute(
        "INSERT INTO tracking_changes (activity, tracking, extent, actor, who, mailbox, folder, at)"
            + " SELECT value, ?, ?, ?, ?, ?, ?, ? FROM json_each(?)",
        tracking,
        extent(change.extent()),
        actor.kind(),
        actor.who(),
        actor.mailbox(),
        actor.folder(),
        change.at().toEpochMilli(),
        list);
    marks(handle, change.tracking(), list);
    new EventWriter(handle).write(ActivityEvent.Kind.CHANGED, others, change.at());
    return ids.size();
  }

  /** An activity, or all of its conversation; none when there is none with the number. */
  static List<Long> thread(Handle handle, ActivityId activity, TrackingChange.Extent extent) {
    return handle
        .createQuery(
            switch (extent) {
              case ACTIVITY -> "SELECT id FROM activities WHERE id = :id";
              case CONVERSATION ->
                  "WITH RECURSIVE thread (id) AS (SELECT :id UNION"
                      + " SELECT a.correlated_activity FROM activities a"
                      + " JOIN thread t ON a.id = t.id"
                      + " WHERE a.correlated_activity IS NOT NULL UNION"
                      + " SELECT a.id FROM activities a"
                      + " JOIN thread t ON a.correlated_activity = t.id)"
                      + " SELECT a.id FROM thread t JOIN activities a ON a.id = t.id";
            })
        .bind("id", activity.value())
        .mapTo(Long.class)
        .list();
  }

  /** Those that are really changed. */
  private static List<Long> notYet(Handle handle, Tracking tracking, String activities) {
    return handle
        .createQuery(
            "SELECT id FROM activities WHERE id IN (SELECT value FROM json_each(:ids))"
                + " AND (tracking <> :tracking OR (:tracking = 1 AND regarding IS NOT NULL))")
        .bind("ids", activities)
        .bind("tracking", tracking.number())
        .mapTo(Long.class)
        .list();
  }

  /** P-60: an untracked activity loses its marks in every mailbox with a copy. */
  private static void marks(Handle handle, Tracking tracking, String activities) {
    boolean untracked = tracking == Tracking.UNTRACKED;
    handle.execute(
        "UPDATE marks SET state = ? WHERE kind = 1 AND state IN (SELECT value FROM json_each(?))"
            + " AND decision IN (SELECT d.id FROM json_each(?) l CROSS JOIN decisions d"
            + " ON d.activity = l.value)",
        untracked ? 4 : 1,
        untracked ? "[1,2,3]" : "[4,5]",
        activities);
  }

  static List<TrackingChange> of(Handle handle, ActivityId activity) {
    return handle
        .createQuery("SELECT * FROM tracking_changes WHERE activity = :id ORDER BY id")
        .bind("id", activity.value())
        .map(Rows.of("a change of the tracking of the activity", "activity", TrackingRows::change))
        .list();
  }

  private static TrackingChange change(ResultSet row) throws SQLException {
    return new TrackingChange(
        new ActivityId(row.getLong("activity")),
        Tracking.of(row.getInt("tracking")),
        row.getInt("extent") == 1
            ? TrackingChange.Extent.ACTIVITY
            : TrackingChange.Extent.CONVERSATION,
        ActorRow.actor(row),
        Instant.ofEpochMilli(row.getLong("at")));
  }

  private static int extent(TrackingChange.Extent extent) {
    return switch (extent) {
      case ACTIVITY -> 1;
      case CONVERSATION -> 2;
    };
  }
}
