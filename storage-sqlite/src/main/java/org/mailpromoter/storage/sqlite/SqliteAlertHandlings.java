package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.core.store.AlertHandlings;

/** Causes of alerts that people have dealt with. */
final class SqliteAlertHandlings implements AlertHandlings {
  /** AH-2. */
  static final String DELETE_WITHOUT_ALERT =
      "DELETE FROM alert_handlings WHERE (about, code) NOT IN (SELECT about, code FROM alerts)";

  private final Database database;

  SqliteAlertHandlings(Database database) {
    this.database = database;
  }

  @Override
  public void put(AlertHandling handling) {
    ActorRow actor = ActorRow.of(handling.by());
    database.write(
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO alert_handlings"
                    + " (about, code, kind, until, actor, who, mailbox, folder, at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                handling.cause().about(),
                handling.cause().code(),
                handling.kind().number(),
                handling.until().toEpochMilli(),
                actor.kind(),
                actor.who(),
                actor.mailbox(),
                actor.folder(),
                handling.at().toEpochMilli()));
  }

  @Override
  public boolean remove(AlertCause cause) {
    return database.write(
            handle ->
                handle.execute(
                    "DELETE FROM alert_handlings WHERE about = ? AND code = ?",
                    cause.about(),
                    cause.code()))
        > 0;
  }

  @Override
  public List<AlertHandling> list() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM alert_handlings ORDER BY about, code")
                .map(Rows.of("the handling of an alert", "about", SqliteAlertHandlings::handling))
                .list());
  }

  private static AlertHandling handling(ResultSet row) throws SQLException {
    return new AlertHandling(
        new AlertCause(row.getString("about"), row.getString("code")),
        AlertHandling.Kind.of(row.getInt("kind")),
        Instant.ofEpochMilli(row.getLong("until")),
        ActorRow.actor(row),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
