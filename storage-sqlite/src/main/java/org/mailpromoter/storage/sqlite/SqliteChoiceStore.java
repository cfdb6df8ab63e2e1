package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.Actor;
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
                .createQuery("SELECT * FROM choices ORDER BY scope, key")
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
                        "SELECT * FROM choice_history"
                            + " WHERE id < :before ORDER BY id DESC LIMIT :limit")
                    .bind("before", from.number())
                    .bind("limit", limit + 1L)
                    .map(Rows.of("the choice of", "key", SqliteChoiceStore::remembered))
                    .list());
    return Page.of(found, limit, Map.Entry::getKey).map(Map.Entry::getValue);
  }

  private static Map.Entry<PageKey, Choice> remembered(ResultSet row) throws SQLException {
    return Map.entry(PageKey.of(row.getLong("id")), choice(row));
  }

  private static Choice choice(ResultSet row) throws SQLException {
    return new Choice(
        row.getString("scope"),
        row.getString("key"),
        Objects.requireNonNullElse(row.getString("value"), ""),
        ActorRow.actor(row),
        Instant.ofEpochMilli(row.getLong("at")));
  }

  @Override
  public void put(Choice choice) {
    database.write(
        handle -> {
          remember(handle, choice.scope(), choice.key(), choice.value(), choice.who(), choice.at());
          return insert(
              handle,
              "INSERT OR REPLACE INTO choices",
              choice.scope(),
              choice.key(),
              choice.value(),
              choice.who(),
              choice.at());
        });
  }

  @Override
  public boolean remove(String scope, String key, Actor who, Instant at) {
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
      Handle handle, String scope, String key, @Nullable String value, Actor who, Instant at) {
    insert(handle, "INSERT INTO choice_history", scope, key, value, who, at);
  }

  private static int insert(
      Handle handle,
      String into,
      String scope,
      String key,
      @Nullable String value,
      Actor who,
      Instant at) {
    ActorRow actor = ActorRow.of(who);
    return handle.execute(
        into + " (scope, key, value, actor, who, mailbox, folder, at) VALUES (?,?,?,?,?,?,?,?)",
        scope,
        key,
        value,
        actor.kind(),
        actor.who(),
        actor.mailbox(),
        actor.folder(),
        at.toEpochMilli());
  }
}
