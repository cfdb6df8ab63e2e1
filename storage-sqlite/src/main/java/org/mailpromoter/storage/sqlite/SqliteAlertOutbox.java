package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.AlertOutbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.UndeliveredAlert;

/** How far each sink has received the alerts in the table {@code alerts}. */
final class SqliteAlertOutbox implements AlertOutbox {
  private static final String WAITING =
      "SELECT a.*, s.attempts, (SELECT id FROM installation)"
          + Rows.OPENED.formatted("a")
          + " AS installation FROM alert_sinks s JOIN alerts a ON a.id > s.number"
          + " WHERE s.name = :sink AND s.subscribed = 1";

  private final Database database;

  SqliteAlertOutbox(Database database) {
    this.database = database;
  }

  @Override
  public void subscribe(Set<SinkId> sinks) {
    new Subscribers(database, "alert_sinks").become(sinks, SqliteAlertOutbox::subscribe);
  }

  /**
   * A sink that was not subscribed meanwhile starts with the alerts that are raised from now on
   * (AO-1).
   */
  private static int subscribe(Handle handle, String names) {
    handle.execute(
        "DELETE FROM alert_sinks WHERE subscribed = 0"
            + " AND name IN (SELECT value FROM json_each(?))",
        names);
    handle.execute(
        "UPDATE alert_sinks SET subscribed = name IN (SELECT value FROM json_each(?))", names);
    return handle.execute(
        "INSERT OR IGNORE INTO alert_sinks (name, subscribed, number)"
            + " SELECT value, 1, coalesce((SELECT max(id) FROM alerts), 0) FROM json_each(?)",
        names);
  }

  @Override
  public Optional<UndeliveredAlert> next(SinkId sink, Instant now, Instant latest) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    WAITING + " AND (s.at <= :now OR s.at > :latest) ORDER BY a.id LIMIT 1")
                .bind("sink", sink.value())
                .bind("now", now.toEpochMilli())
                .bind("latest", latest.toEpochMilli())
                .map(Rows.of("the alert", "id", SqliteAlertOutbox::undelivered))
                .findFirst());
  }

  private static UndeliveredAlert undelivered(ResultSet row) throws SQLException {
    return new UndeliveredAlert(event(row), row.getInt("attempts"));
  }

  private static AlertEvent event(ResultSet row) throws SQLException {
    EventId id = new EventId(row.getString("installation") + "_alerts", row.getLong("id"));
    return new AlertEvent(id, SqliteAlertLog.alert(row));
  }

  @Override
  public List<AlertEvent> waiting(SinkId sink, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(WAITING + " ORDER BY a.id LIMIT :limit")
                .bind("sink", sink.value())
                .bind("limit", limit)
                .map(Rows.of("the alert", "id", SqliteAlertOutbox::event))
                .list());
  }

  @Override
  public void settle(SinkId sink, long number, Settlement settlement) {
    boolean waits = settlement.state() == Settlement.State.PENDING;
    database.write(
        handle ->
            handle
                .createUpdate(
                    "UPDATE alert_sinks SET number = :number, attempts = :attempts, at = :at"
                        + " WHERE name = :sink")
                .bind("number", waits ? number - 1 : number)
                .bind("attempts", waits ? settlement.attempts() : 0)
                .bind("at", settlement.next().map(Instant::toEpochMilli).orElse(0L))
                .bind("sink", sink.value())
                .execute());
  }
}
