package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordStore;

/** Records and their addresses. Thread-safe. */
final class SqliteRecordStore implements RecordStore {
  /**
   * A million records take 170 MB, and addresses come in any order. Measured with a million: 18 s
   * of CPU, with the usual cache 21 s.
   */
  private static final int MANY_MEGABYTES = 64;

  private static final RowMapper<PartyRecord> RECORD =
      Rows.of("the record", "id", SqliteRecordStore::record);

  private final Database database;

  SqliteRecordStore(Database database) {
    this.database = database;
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    Map<EmailAddress, List<PartyRecord>> found = new HashMap<>();
    List<String> wanted = addresses.stream().map(EmailAddress::value).toList();
    database
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT w.value AS address, r.* FROM json_each(:addresses) w"
                            + " CROSS JOIN record_addresses ra ON ra.address = w.value"
                            + " CROSS JOIN records r ON r.id = ra.record")
                    .bind("addresses", JsonList.ofTexts(wanted))
                    .map(
                        Rows.of(
                            "the record",
                            "id",
                            row ->
                                Map.entry(new EmailAddress(row.getString("address")), record(row))))
                    .list())
        .forEach(
            entry ->
                found
                    .computeIfAbsent(entry.getKey(), unused -> new ArrayList<>(1))
                    .add(entry.getValue()));
    found.values().forEach(each -> each.sort(Comparator.comparing(PartyRecord::id)));
    return found;
  }

  @Override
  public int put(Iterable<RecordEntry> entries, Progress progress) {
    return database.write(
        handle -> {
          Connections.cache(handle, MANY_MEGABYTES);
          try (RecordRows rows = new RecordRows(handle.getConnection())) {
            for (RecordEntry entry : entries) {
              rows.put(entry);
              progress.advance(1);
            }
            changed(handle);
            return rows.end();
          } finally {
            Connections.cache(handle, Connections.CACHE_MEGABYTES);
          }
        });
  }

  /** Counted in the file, so that every process sees what any of them wrote. */
  @Override
  public OptionalLong changes() {
    return OptionalLong.of(
        database.read(
            handle ->
                handle.createQuery("SELECT number FROM record_changes").mapTo(Long.class).one()));
  }

  /** To be called in each transaction that writes records or their addresses. */
  static void changed(Handle handle) {
    handle.execute("UPDATE record_changes SET number = number + 1");
  }

  @Override
  public List<RecordEntry> list(String part, int limit) {
    return listed("", part, limit);
  }

  @Override
  public List<RecordEntry> listAfter(RecordId after, String part, int limit) {
    return listed(after.toString(), part, limit);
  }

  private List<RecordEntry> listed(String after, String part, int limit) {
    return database.read(
        handle -> {
          Map<String, PartyRecord> records = new LinkedHashMap<>();
          handle
              .createQuery(
                  "SELECT r.* FROM records r WHERE r.id > :after"
                      + " AND (instr(lower(r.id || ' ' || r.name), :part) > 0"
                      + " OR EXISTS (SELECT 1 FROM record_addresses ra WHERE ra.record = r.id"
                      + " AND instr(ra.address, :part) > 0)) ORDER BY r.id LIMIT :limit")
              .bind("after", after)
              .bind("part", part.toLowerCase(Locale.ROOT))
              .bind("limit", limit)
              .map(RECORD)
              .forEach(record -> records.put(record.id().toString(), record));
          return entries(handle, records);
        });
  }

  @Override
  public Optional<RecordEntry> find(RecordId id) {
    return database.read(
        handle -> {
          Map<String, PartyRecord> records = new LinkedHashMap<>();
          handle
              .createQuery("SELECT r.* FROM records r WHERE r.id = :id")
              .bind("id", id.toString())
              .map(RECORD)
              .forEach(record -> records.put(record.id().toString(), record));
          return entries(handle, records).stream().findFirst();
        });
  }

  @Override
  public long count() {
    return database.read(
        handle -> handle.createQuery("SELECT count(*) FROM records").mapTo(Long.class).one());
  }

  /** Adds the records, with their addresses, of whose ids none exists. */
  static void addAbsent(Handle handle, List<RecordEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    Map<String, RecordEntry> byId = new LinkedHashMap<>();
    entries.forEach(each -> byId.putIfAbsent(each.record().id().toString(), each));
    try (RecordRows rows = new RecordRows(handle.getConnection())) {
      if (rows.addAbsent(byId).size() < byId.size()) {
        changed(handle);
      }
    }
  }

  private static List<RecordEntry> entries(Handle handle, Map<String, PartyRecord> records) {
    Map<String, List<EmailAddress>> addresses = new HashMap<>();
    handle
        .createQuery(
            "SELECT ra.record, ra.address FROM json_each(:ids) i"
                + " CROSS JOIN record_addresses ra ON ra.record = i.value ORDER BY ra.address")
        .bind("ids", JsonList.ofTexts(records.keySet()))
        .map(
            Rows.of(
                "the record",
                "record",
                row -> Map.entry(row.getString(1), new EmailAddress(row.getString(2)))))
        .forEach(
            entry ->
                addresses
                    .computeIfAbsent(entry.getKey(), unused -> new ArrayList<>(1))
                    .add(entry.getValue()));
    return records.entrySet().stream()
        .map(
            each ->
                new RecordEntry(each.getValue(), addresses.getOrDefault(each.getKey(), List.of())))
        .toList();
  }

  private static PartyRecord record(ResultSet row) throws SQLException {
    PartyRecord record =
        PartyRecord.of(StoredText.record(row.getString("id")).orElseThrow(), row.getString("name"))
            .active(row.getInt("active") == 1)
            .createdAt(Instant.ofEpochMilli(row.getLong("created_at")));
    return StoredText.record(row.getString("owner")).map(record::ownedBy).orElse(record);
  }
}
