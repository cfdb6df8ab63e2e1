package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;

/**
 * Writes records and their addresses, in batches. A batch is written in the order of ids, so that
 * neighbours in the tables are written together.
 */
final class RecordRows implements AutoCloseable {
  private static final int TOGETHER = 5_000;

  private final SortedMap<String, RecordEntry> batch = new TreeMap<>();
  private final PreparedStatement added;
  private final PreparedStatement replaced;
  private final PreparedStatement cleared;
  private final PreparedStatement addresses;
  private int count;

  RecordRows(Connection connection) throws SQLException {
    added =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO records (name, owner, active, id, created_at)"
                + " VALUES (?, ?, ?, ?, ?)");
    replaced =
        connection.prepareStatement(
            "UPDATE records SET name = ?, owner = ?, active = ? WHERE id = ?");
    cleared = connection.prepareStatement("DELETE FROM record_addresses WHERE record = ?");
    addresses =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO record_addresses (address, record) VALUES (?, ?)");
  }

  /** Adds a record, or replaces the one of its id, which keeps its time of creation. */
  void put(RecordEntry entry) throws SQLException {
    batch.merge(entry.record().id().toString(), entry, RecordRows::replaced);
    if (batch.size() == TOGETHER) {
      flush();
    }
  }

  private static RecordEntry replaced(RecordEntry before, RecordEntry now) {
    return now.createdAt(before.record().created());
  }

  /**
   * Writes what is left.
   *
   * @return how many records were new
   */
  int end() throws SQLException {
    flush();
    return count;
  }

  private void flush() throws SQLException {
    Map<String, RecordEntry> existing = addAbsent(batch);
    for (Map.Entry<String, RecordEntry> each : existing.entrySet()) {
      bind(replaced, each.getKey(), each.getValue().record());
      replaced.addBatch();
      cleared.setString(1, each.getKey());
      cleared.addBatch();
    }
    replaced.executeBatch();
    cleared.executeBatch();
    addAddresses(existing);
    batch.clear();
  }

  /**
   * Adds those records, with their addresses, of whose ids none exists.
   *
   * @return the others
   */
  Map<String, RecordEntry> addAbsent(Map<String, RecordEntry> entries) throws SQLException {
    for (Map.Entry<String, RecordEntry> each : entries.entrySet()) {
      PartyRecord record = each.getValue().record();
      bind(added, each.getKey(), record);
      added.setLong(5, record.created().toEpochMilli());
      added.addBatch();
    }
    Map<String, RecordEntry> fresh = new LinkedHashMap<>();
    Map<String, RecordEntry> existing = new LinkedHashMap<>();
    int[] written = added.executeBatch();
    int at = 0;
    for (Map.Entry<String, RecordEntry> each : entries.entrySet()) {
      (written[at++] > 0 ? fresh : existing).put(each.getKey(), each.getValue());
    }
    count += fresh.size();
    addAddresses(fresh);
    return existing;
  }

  private static void bind(PreparedStatement row, String id, PartyRecord record)
      throws SQLException {
    row.setString(1, StoredText.clean(record.name()));
    row.setString(2, StoredText.ofRecord(record.owner()));
    row.setInt(3, record.active() ? 1 : 0);
    row.setString(4, id);
  }

  private void addAddresses(Map<String, RecordEntry> entries) throws SQLException {
    for (Map.Entry<String, RecordEntry> each : entries.entrySet()) {
      for (EmailAddress address : each.getValue().addresses()) {
        addresses.setString(1, address.value());
        addresses.setString(2, each.getKey());
        addresses.addBatch();
      }
    }
    addresses.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    try (added;
        replaced;
        cleared;
        addresses) {
      // closes each, whatever becomes of the others
    }
  }
}
