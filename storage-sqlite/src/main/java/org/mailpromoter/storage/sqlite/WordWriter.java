package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Adds what was written to the indexes of words, all of a commit by one statement: FTS5 writes a
 * part of its index at the end of each statement, so a trigger for each row was measured at 58
 * microseconds a decision instead of five. Triggers follow changes and deletions, which are rare.
 */
final class WordWriter {
  private WordWriter() {}

  /** The words of the decisions from a number on. */
  static void decisionsFrom(Connection connection, long first) throws SQLException {
    try (PreparedStatement add =
        connection.prepareStatement(
            "INSERT INTO decision_words (rowid, text) SELECT id, subject || ' ' || sender"
                + " FROM decisions WHERE id >= ? AND message_key <> '(forgotten)'")) {
      add.setLong(1, first);
      add.executeUpdate();
    }
  }

  /** The words of new activities and of their parties. */
  static void activities(Connection connection, Collection<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement add =
        connection.prepareStatement(
            "INSERT INTO activity_words (rowid, text)"
                + " SELECT a.id << 16, a.subject FROM json_each(?1) j JOIN activities a ON a.id = j.value"
                + " UNION ALL SELECT (p.activity << 16) + p.position + 1, p.name || ' ' || p.address"
                + " FROM json_each(?1) j JOIN parties p ON p.activity = j.value"
                + " WHERE p.position < 65535")) {
      add.setString(1, JsonList.ofNumbers(ids));
      add.executeUpdate();
    }
  }

  /** The words of parties that replace others. */
  static void parties(Connection connection, long activity) throws SQLException {
    try (PreparedStatement add =
        connection.prepareStatement(
            "INSERT INTO activity_words (rowid, text)"
                + " SELECT (activity << 16) + position + 1, name || ' ' || address FROM parties"
                + " WHERE activity = ? AND position < 65535")) {
      add.setLong(1, activity);
      add.executeUpdate();
    }
  }
}
