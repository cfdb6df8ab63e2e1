package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.ChoiceStore;

/** Personal choices, and the history of every change. */
final class SqliteChoiceStore implements ChoiceStore {
  private final Database database;

  SqliteChoiceStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Choice> choices() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT scope, key, value, who, at FROM choices ORDER BY scope, key")
                .map(Rows.of("the choice of", "key", SqliteChoiceStore::choice))
                .list());
  }

  @Override
  public Page<Choice> history(PageKey from, int limit) {
    List<Map.Entry<PageKey, Choice>> found =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT scope, key, coalesce(value, ''), who, at, id FROM choice_history"
                            + " WHERE id < :before ORDER BY id DESC LIMIT :limit")
                    .bind("before", from.number())
                    .bind("limit", limit + 1L)
                    .map(Rows.of("the choice of", "key", SqliteChoiceStore::remembered))
                    .list());
    return Page.of(found, limit, Map.Entry::getKey).map(Map.Entry::getValue);
  }

  private static Map.Entry<PageKey, Choice> remembered(ResultSet row) throws SQLException {
    return Map.entry(PageKey.of(row.getLong(6)), choice(row));
  }

  private static Choice choice(ResultSet row) throws SQLException {
    return new Choice(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)));
  }

  @Override
  public void put(Choice choice) {
    database.write(
        handle -> {
          remember(handle, choice.scope(), choice.key(), choice.value(), choice.who(), choice.at());
          return handle.execute(
              "INSERT OR REPLACE INTO choices (scope, key, value, who, at) VALUES (?, ?, ?, ?, ?)",
              choice.scope(),
              choice.key(),
              choice.value(),
              choice.who(),
              choice.at().toEpochMilli());
        });
  }

  @Override
  public boolean remove(String scope, String key, String who, Instant at) {
    return database.write(
        handle -> {
          int removed =
              handle.execute("DELETE FROM choices WHERE scope = ? AND key = ?", scope, key);
          if (removed > 0) {
            remember(handle, scope, key, null, who, at);
          }
          return removed > 0;
        });
  }

  private static void remember(
      Handle handle, String scope, String key, @Nullable String value, String who, Instant at) {
    handle.execute(
        "INSERT INTO choice_history (scope, key, value, who, at) VALUES (?, ?, ?, ?, ?)",
        scope,
        key,
        value,
        who,
        at.toEpochMilli());
  }
}
