package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Update;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;

/** Alerts. */
final class SqliteAlertLog implements AlertLog {
  private static final String INSERT =
      "INSERT INTO alerts (level, at, about, code, text, course, opening)"
          + " SELECT :level, :at, :about, :code, :text, :course, (SELECT name FROM this_opening)";

  /** Told within the window, as something as bad, and nothing better of the same thing since. */
  private static final String UNLESS_KNOWN =
      " WHERE :level = 3 OR NOT EXISTS (SELECT 1 FROM alerts known WHERE known.at > :since"
          + " AND known.code = :code AND known.text = :text AND known.level <= :level"
          + " AND NOT EXISTS (SELECT 1 FROM alerts better WHERE better.at > :since"
          + " AND better.level = 3 AND better.about = :about"
          + " AND (better.at, better.id) > (known.at, known.id)))";

  private static final String LASTING =
      "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY about ORDER BY at DESC, id DESC)"
          + " AS nth FROM alerts WHERE course <> 0) WHERE nth = 1 AND course = 1"
          + " ORDER BY at DESC, id DESC";

  private final Database database;

  SqliteAlertLog(Database database) {
    this.database = database;
  }

  @Override
  public void raise(Alert alert) {
    database.write(handle -> bound(handle.createUpdate(INSERT), alert).execute());
  }

  @Override
  public boolean raiseOnce(Alert alert, Duration window) {
    long since = alert.at().minus(window).toEpochMilli();
    return database.write(
            handle ->
                bound(handle.createUpdate(INSERT + UNLESS_KNOWN), alert)
                    .bind("since", since)
                    .execute())
        > 0;
  }

  private static Update bound(Update update, Alert alert) {
    return update
        .bind("level", alert.level().number())
        .bind("at", alert.at().toEpochMilli())
        .bind("about", alert.about())
        .bind("code", alert.code())
        .bind("text", StoredText.clean(alert.text()))
        .bind("course", alert.course().number());
  }

  @Override
  public Page<Alert> list(PageKey from, int limit) {
    List<Map.Entry<PageKey, Alert>> found =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM alerts WHERE (at, id) < (:at, :id)"
                            + " ORDER BY at DESC, id DESC LIMIT :limit")
                    .bind("at", from.order())
                    .bind("id", from.number())
                    .bind("limit", limit + 1L)
                    .map(Rows.of("the alert", "id", row -> Map.entry(key(row), alert(row))))
                    .list());
    return Page.of(found, limit, Map.Entry::getKey).map(Map.Entry::getValue);
  }

  private static PageKey key(ResultSet row) throws SQLException {
    return new PageKey(row.getLong("at"), row.getLong("id"));
  }

  @Override
  public List<Alert> lasting() {
    return database.read(
        handle ->
            handle
                .createQuery(LASTING)
                .map(Rows.of("the alert", "id", SqliteAlertLog::alert))
                .list());
  }

  static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        Alert.Level.of(row.getInt("level")),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("about"),
        row.getString("code"),
        row.getString("text"),
        Alert.Course.of(row.getInt("course")));
  }

  @Override
  public int deleteBefore(Instant time) {
    return database.write(
        handle -> {
          int deleted = handle.execute("DELETE FROM alerts WHERE at < ?", time.toEpochMilli());
          if (deleted > 0) {
            handle.execute(SqliteAlertHandlings.DELETE_WITHOUT_ALERT);
          }
          return deleted;
        });
  }
}
