package org.mailpromoter.storage.sqlite;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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
    return read("SELECT scope, key, value, who, at FROM choices ORDER BY scope, key");
  }

  @Override
  public List<Choice> history() {
    return read("SELECT scope, key, coalesce(value, ''), who, at FROM choice_history ORDER BY id");
  }

  private List<Choice> read(String query) {
    return database.read(
        handle ->
            handle
                .createQuery(query)
                .map(
                    Rows.of(
                        "the choice of",
                        "key",
                        row ->
                            new Choice(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                Instant.ofEpochMilli(row.getLong(5)))))
                .list());
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
