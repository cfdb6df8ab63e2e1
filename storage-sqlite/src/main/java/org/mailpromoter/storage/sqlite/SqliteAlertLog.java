package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;

/** Alerts. */
final class SqliteAlertLog implements AlertLog {
  private final Database database;

  SqliteAlertLog(Database database) {
    this.database = database;
  }

  @Override
  public void raise(Alert alert) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO alerts (level, at, about, code, text, course, opening)"
                    + " VALUES (?, ?, ?, ?, ?, ?, (SELECT name FROM this_opening))",
                alert.level().number(),
                alert.at().toEpochMilli(),
                alert.about(),
                alert.code(),
                StoredText.clean(alert.text()),
                alert.course().number()));
  }

  @Override
  public List<Alert> latest(int limit) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM alerts ORDER BY at DESC, id DESC LIMIT :limit")
                .bind("limit", limit)
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
        handle -> handle.execute("DELETE FROM alerts WHERE at < ?", time.toEpochMilli()));
  }
}
