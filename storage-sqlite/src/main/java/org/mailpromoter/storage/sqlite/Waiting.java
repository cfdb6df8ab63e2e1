package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Awaiting;

/** Which decisions wait for what, and which are due (AS-14). */
final class Waiting {
  private static final long EVER = Awaiting.EVER.toEpochMilli();

  /** Of the same message, refused before the activity is added; see {@link #bindCopies}. */
  static final String COPIES =
      "INSERT OR IGNORE INTO due (folder, decision) SELECT folder, id FROM decisions"
          + " INDEXED BY decisions_message WHERE message_hash = ? AND message_key = ? AND"
          + " fingerprint = ?"
          + " AND activity IS NULL AND outcome = "
          + Outcome.REFUSED.number();

  /** Those who wait under a key; see {@link #bindKey}. */
  static final String UNDER_A_KEY =
      "INSERT OR IGNORE INTO due (folder, decision)"
          + " SELECT CASE WHEN d.outcome = 1 THEN 0 ELSE d.folder END, d.id"
          + " FROM (SELECT decision FROM (SELECT decision FROM awaited"
          + " WHERE key = ?1 AND until >= ?2 AND until < "
          + EVER
          + " ORDER BY until, decision LIMIT "
          + ActivityStore.MOST_WAITING
          + ") UNION ALL SELECT decision FROM awaited WHERE key = ?1 AND until = "
          + EVER
          + ") w CROSS JOIN decisions d ON d.id = w.decision"
          + " WHERE d.id < ?4 AND (d.activity IS NOT ?3 OR d.outcome <> 1)";

  /** The decisions that promoted activities. */
  static final String OF_ACTIVITIES = dueFrom("a.id = i.value");

  /** The decisions that promoted answers to activities. */
  static final String OF_ANSWERS = dueFrom("a.correlated_activity = i.value");

  private Waiting() {}

  static void bindCopies(PreparedStatement copies, MessageIdentity identity) throws SQLException {
    String key = StoredText.clean(identity.key());
    copies.setLong(1, Hashes.ofText(key));
    copies.setString(2, key);
    copies.setLong(3, identity.fingerprint());
    copies.addBatch();
  }

  /**
   * Binds {@link #UNDER_A_KEY}.
   *
   * @param before those that are decided behind it knew it
   */
  static void bindKey(
      PreparedStatement waiting, byte[] key, long sentAt, long activity, long before)
      throws SQLException {
    waiting.setBytes(1, key);
    waiting.setLong(2, sentAt);
    waiting.setLong(3, activity);
    waiting.setLong(4, before);
    waiting.addBatch();
  }

  /** Dependencies of new decisions. */
  static void add(PreparedStatement awaited, long decision, Set<Awaiting> all) throws SQLException {
    for (Awaiting each : all) {
      awaited.setBytes(1, Hashes.ofKey(each.key()));
      awaited.setLong(2, each.until().toEpochMilli());
      awaited.setLong(3, decision);
      awaited.addBatch();
    }
  }

  static PreparedStatement adding(Connection connection) throws SQLException {
    return connection.prepareStatement(
        "INSERT OR IGNORE INTO awaited (key, until, decision) VALUES (?, ?, ?)");
  }

  /** Decisions wait for nothing and are due no longer. */
  static void forget(Handle handle, Collection<Long> decisions) {
    String list = JsonList.ofNumbers(decisions);
    handle.execute("DELETE FROM due WHERE decision IN (SELECT value FROM json_each(?))", list);
    handle.execute("DELETE FROM awaited WHERE decision IN (SELECT value FROM json_each(?))", list);
  }

  /**
   * Decisions are due.
   *
   * @param which {@link #OF_ACTIVITIES} or {@link #OF_ANSWERS}
   */
  static void areDue(Handle handle, String which, Collection<Long> activities) {
    if (!activities.isEmpty()) {
      handle.execute(which, JsonList.ofNumbers(List.copyOf(activities)));
    }
  }

  /** Those of activities are not given again before a time (AS-17). */
  static int postpone(Handle handle, Collection<Long> activities, Instant until) {
    return handle.execute(
        "UPDATE due SET not_before = ? WHERE folder = 0 AND decision IN (SELECT d.id"
            + " FROM json_each(?) i CROSS JOIN decisions d INDEXED BY decisions_activity"
            + " ON d.activity = i.value AND d.outcome = 1)",
        until.toEpochMilli(),
        JsonList.ofNumbers(activities));
  }

  private static String dueFrom(String which) {
    return "INSERT OR IGNORE INTO due (folder, decision) SELECT 0, d.id FROM json_each(?) i"
        + " CROSS JOIN activities a ON "
        + which
        + " CROSS JOIN decisions d INDEXED BY decisions_activity"
        + " ON d.activity = a.id AND d.outcome = 1";
  }
}
