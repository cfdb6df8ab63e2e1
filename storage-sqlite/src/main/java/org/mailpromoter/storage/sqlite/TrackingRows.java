package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;

/** A change of tracking: which activities it is about, who did it, and which marks follow. */
final class TrackingRows {
  private final Handle handle;
  private final TrackingChange change;
  private final List<Long> ids;
  private final String list;

  private TrackingRows(Handle handle, TrackingChange change, List<Long> ids) {
    this.handle = handle;
    this.change = change;
    this.ids = ids;
    this.list = JsonList.ofNumbers(ids);
  }

  static TrackingRows of(Handle handle, TrackingChange change) {
    List<Long> ids =
        handle
            .createQuery(
                switch (change.extent()) {
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
            .bind("id", change.activity().value())
            .mapTo(Long.class)
            .list();
    return new TrackingRows(handle, change, ids);
  }

  int count() {
    return ids.size();
  }

  /** Those that it really changes. */
  List<Long> notYet() {
    return handle
        .createQuery(
            "SELECT id FROM activities WHERE id IN (SELECT value FROM json_each(:ids))"
                + " AND (tracking <> :tracking OR (:tracking = 1 AND regarding IS NOT NULL))")
        .bind("ids", list)
        .bind("tracking", change.tracking().number())
        .mapTo(Long.class)
        .list();
  }

  void write() {
    int tracking = change.tracking().number();
    handle.execute(
        "UPDATE activities SET tracking = ?, regarding = CASE WHEN ? = 1 THEN NULL ELSE regarding END"
            + " WHERE id IN (SELECT value FROM json_each(?))",
        tracking,
        tracking,
        list);
    handle.execute(
        "INSERT INTO tracking_changes (activity, tracking, extent, who, at)"
            + " SELECT value, ?, ?, ?, ? FROM json_each(?)",
        tracking,
        extent(change.extent()),
        StoredText.clean(change.who()),
        change.at().toEpochMilli(),
        list);
    marks(handle, change.tracking(), list);
  }

  /** P-60: what is untracked loses its marks, wherever its copies lie. */
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
        .map((row, context) -> change(row))
        .list();
  }

  private static TrackingChange change(ResultSet row) throws SQLException {
    return new TrackingChange(
        new ActivityId(row.getLong("activity")),
        Tracking.of(row.getInt("tracking")),
        row.getInt("extent") == 1
            ? TrackingChange.Extent.ACTIVITY
            : TrackingChange.Extent.CONVERSATION,
        row.getString("who"),
        Instant.ofEpochMilli(row.getLong("at")));
  }

  private static int extent(TrackingChange.Extent extent) {
    return switch (extent) {
      case ACTIVITY -> 1;
      case CONVERSATION -> 2;
    };
  }
}
