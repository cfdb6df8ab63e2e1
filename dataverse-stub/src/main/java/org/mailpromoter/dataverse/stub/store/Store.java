package org.mailpromoter.dataverse.stub.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The rows of an organisation. Whoever works with several rows does so in a transaction, of which
 * there is one at a time. Thread-safe.
 */
public final class Store {
  private final Map<String, Map<UUID, Row>> tables = new LinkedHashMap<>();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private long version = 1_000;

  /** Nothing is stored. */
  public Store() {}

  /** Does work completely or not at all; a transaction has no other one inside. */
  public synchronized <T> T inTransaction(Supplier<T> work) {
    undo.clear();
    boolean complete = false;
    try {
      T result = work.get();
      complete = true;
      return result;
    } finally {
      if (!complete) {
        undo.forEach(Runnable::run);
      }
      undo.clear();
    }
  }

  /** A row. */
  public synchronized Optional<Row> find(String table, UUID id) {
    return Optional.ofNullable(rowsOf(table).get(id));
  }

  /** The rows of a table, in the order in which they were created. */
  public synchronized List<Row> all(String table) {
    return List.copyOf(rowsOf(table).values());
  }

  /** Writes a row under the next version. */
  public synchronized Row put(String table, UUID id, Map<String, Object> values) {
    Row row = new Row(table, id, ++version, values);
    Map<UUID, Row> rows = rowsOf(table);
    Row before = rows.put(id, row);
    undo.push(
        () -> {
          if (before == null) {
            rows.remove(id);
          } else {
            rows.put(id, before);
          }
        });
    return row;
  }

  /** Deletes a row. */
  public synchronized void delete(Row row) {
    Map<UUID, Row> rows = rowsOf(row.table());
    if (rows.remove(row.id()) != null) {
      undo.push(() -> rows.put(row.id(), row));
    }
  }

  private Map<UUID, Row> rowsOf(String table) {
    return tables.computeIfAbsent(table, unused -> new LinkedHashMap<>());
  }
}
