package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;

/** Reads what several activities have several of, with one statement for each kind. */
final class ActivityParts {
  private ActivityParts() {}

  /** The parties of each activity. */
  static Map<Long, List<ActivityParty>> parties(Handle handle, Collection<Long> activities) {
    return byActivity(
        handle,
        activities,
        "a party of the activity",
        "SELECT p.activity, p.role, p.name, p.address, p.record FROM json_each(:ids) i"
            + " CROSS JOIN parties p ON p.activity = i.value ORDER BY p.activity, p.position",
        ActivityParts::party);
  }

  /** The queues of each activity. */
  static Map<Long, List<RecordId>> queues(Handle handle, Collection<Long> activities) {
    return byActivity(
        handle,
        activities,
        "a queue item of the activity",
        "SELECT q.activity, q.queue FROM json_each(:ids) i"
            + " CROSS JOIN queue_items q ON q.activity = i.value"
            + " ORDER BY q.activity, q.queue",
        row -> StoredText.record(row.getString(2)).orElseThrow());
  }

  private static ActivityParty party(ResultSet row) throws SQLException {
    Role role = Role.ofMask(row.getInt("role"));
    NamedAddress address =
        new NamedAddress(row.getString("name"), new EmailAddress(row.getString("address")));
    return StoredText.record(row.getString("record"))
        .map(record -> ActivityParty.resolved(role, address, record))
        .orElseGet(() -> ActivityParty.unresolved(role, address));
  }

  /** How a part is read from its row. */
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Parts of activities.
   *
   * @param what what a row is, for people
   * @param query with the activity in its first column {@code activity}
   */
  static <T> Map<Long, List<T>> byActivity(
      Handle handle, Collection<Long> activities, String what, String query, Reading<T> reading) {
    Map<Long, List<T>> all = new HashMap<>();
    handle
        .createQuery(query)
        .bind("ids", JsonList.ofNumbers(activities))
        .map(Rows.of(what, "activity", row -> Map.entry(row.getLong(1), reading.read(row))))
        .forEach(
            entry ->
                all.computeIfAbsent(entry.getKey(), unused -> new ArrayList<>())
                    .add(entry.getValue()));
    return all;
  }
}
