package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;

/** Events that sinks have not received yet. */
final class SqliteOutbox implements Outbox {
  /** Batch size, so that other writers are not delayed for long. */
  private static final int TOGETHER = 5_000;

  private static final String OF_SINK = "(SELECT id FROM sinks WHERE name = :sink)";

  private static final String DUE_AGAIN =
      "UPDATE deliveries SET state = 0, attempts = 0, at = 0 WHERE sink = " + OF_SINK;

  private final Database database;

  SqliteOutbox(Database database) {
    this.database = database;
  }

  @Override
  public void subscribe(Set<SinkId> sinks) {
    new Subscribers(database, "sinks").become(sinks, SqliteOutbox::subscribe);
  }

  private static int subscribe(Handle handle, String names) {
    handle.execute("UPDATE sinks SET subscribed = name IN (SELECT value FROM json_each(?))", names);
    return handle.execute(
        "INSERT OR IGNORE INTO sinks (name, subscribed) SELECT value, 1 FROM json_each(?)", names);
  }

  @Override
  public List<Undelivered> due(SinkId sink, Instant now, int limit) {
    return database.read(handle -> rows(handle, sink).due(now, limit));
  }

  @Override
  public List<Undelivered> setAside(SinkId sink, int limit) {
    return database.read(handle -> rows(handle, sink).setAside(limit));
  }

  private UndeliveredRows rows(Handle handle, SinkId sink) {
    return new UndeliveredRows(handle, new SqliteActivityHistory(database), sink);
  }

  @Override
  public void settle(SinkId sink, long number, Settlement settlement, Instant now) {
    database.writeRepeatable(
        handle ->
            handle
                .createUpdate(
                    "UPDATE deliveries SET state = :state, attempts = :attempts, at = :at,"
                        + " why = :why WHERE sink = "
                        + OF_SINK
                        + " AND event = :event")
                .bind("state", settlement.state().number())
                .bind("attempts", settlement.attempts())
                .bind("at", settlement.next().orElse(now).toEpochMilli())
                .bind("why", StoredText.clean(settlement.why()))
                .bind("sink", sink.value())
                .bind("event", number)
                .execute());
  }

  @Override
  public void pause(SinkId sink, Instant until) {
    database.write(
        handle ->
            handle.execute(
                "UPDATE sinks SET paused_until = ? WHERE name = ?",
                until.toEpochMilli(),
                sink.value()));
  }

  @Override
  public void hasten(SinkId sink, Instant latest) {
    long time = latest.toEpochMilli();
    database.write(
        handle -> {
          handle.execute(
              "UPDATE sinks SET paused_until = ? WHERE name = ? AND paused_until > ?",
              time,
              sink.value(),
              time);
          return handle.execute(
              "UPDATE deliveries INDEXED BY deliveries_waiting SET at = ?"
                  + " WHERE sink = (SELECT id FROM sinks WHERE name = ?)"
                  + " AND state = 0 AND at > 0 AND at > ?",
              time,
              sink.value(),
              time);
        });
  }

  @Override
  public List<SinkBacklog> backlogs() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM (SELECT s.name, s.subscribed, s.paused_until,"
                        + " (SELECT count(*) FROM deliveries d INDEXED BY deliveries_pending"
                        + " WHERE d.sink = s.id AND d.state = 0) AS pending,"
                        + " (SELECT count(*) FROM deliveries d INDEXED BY deliveries_waiting"
                        + " WHERE d.sink = s.id AND d.state = 0 AND d.at > 0) AS failing,"
                        + " (SELECT count(*) FROM deliveries d INDEXED BY deliveries_set_aside"
                        + " WHERE d.sink = s.id AND d.state = 2) AS set_aside,"
                        + " (SELECT e.at FROM deliveries d INDEXED BY deliveries_pending"
                        + " CROSS JOIN events e ON e.number = d.event"
                        + " WHERE d.sink = s.id AND d.state = 0 ORDER BY d.event LIMIT 1) AS oldest"
                        + " FROM sinks s) WHERE subscribed = 1 OR pending > 0 OR set_aside > 0"
                        + " ORDER BY name")
                .map(Rows.of("the sink", "name", SqliteOutbox::backlog))
                .list());
  }

  private static SinkBacklog backlog(ResultSet row) throws SQLException {
    long paused = row.getLong("paused_until");
    long oldest = row.getLong("oldest");
    Optional<Instant> since =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
    return SinkBacklog.of(
        new SinkId(row.getString("name")),
        row.getLong("pending"),
        row.getLong("failing"),
        row.getLong("set_aside"),
        since,
        paused == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(paused)));
  }

  @Override
  public int retry(SinkId sink) {
    return database.write(
        handle -> {
          endPause(handle, sink);
          return handle
              .createUpdate(DUE_AGAIN + " AND (state = 2 OR (state = 0 AND at > 0))")
              .bind("sink", sink.value())
              .execute();
        });
  }

  private static void endPause(Handle handle, SinkId sink) {
    handle.execute("UPDATE sinks SET paused_until = 0 WHERE name = ?", sink.value());
  }

  @Override
  public int retry(SinkId sink, long number) {
    return database.write(
        handle -> {
          int due =
              handle
                  .createUpdate(
                      DUE_AGAIN + " AND event = :event AND (state = 2 OR (state = 0 AND at > 0))")
                  .bind("sink", sink.value())
                  .bind("event", number)
                  .execute();
          if (due > 0) {
            endPause(handle, sink);
          }
          return due;
        });
  }

  private static ResultIterable<Long> replayed(
      Handle handle, String what, SinkId sink, Instant since) {
    return handle
        .createQuery(
            "SELECT "
                + what
                + " FROM activities a WHERE a.created_at >= :since AND a.id NOT IN"
                + " (SELECT e.activity FROM deliveries d CROSS JOIN events e"
                + " ON e.number = d.event WHERE d.sink = "
                + OF_SINK
                + " AND d.state = 0) AND a.id NOT IN (SELECT activity FROM untold_activities)")
        .bind("since", since.toEpochMilli())
        .bind("sink", sink.value())
        .mapTo(Long.class);
  }

  @Override
  public int replayable(SinkId sink, Instant since) {
    return database.read(
        handle -> Math.toIntExact(replayed(handle, "count(*)", sink, since).one()));
  }

  @Override
  public int replay(SinkId sink, Instant since, Instant now) {
    return database.write(
        handle -> {
          List<Long> activities = replayed(handle, "a.id", sink, since).list();
          long before =
              EventWriter.insertEvents(handle, ActivityEvent.Kind.CREATED, activities, now);
          return handle
              .createUpdate(
                  "INSERT INTO deliveries (sink, event) SELECT s.id, e.number FROM sinks s"
                      + " CROSS JOIN events e WHERE s.name = :sink AND e.number > :before")
              .bind("sink", sink.value())
              .bind("before", before)
              .execute();
        });
  }

  @Override
  public int deleteDelivered(SinkId sink, Instant before) {
    int all = 0;
    int some;
    do {
      some = database.write(handle -> deleteSome(handle, sink, before));
      all += some;
    } while (some == TOGETHER);
    return all;
  }

  private static int deleteSome(Handle handle, SinkId sink, Instant before) {
    List<Long> deleted =
        handle
            .createQuery(
                "DELETE FROM deliveries WHERE sink = "
                    + OF_SINK
                    + " AND event IN (SELECT event FROM deliveries INDEXED BY deliveries_delivered"
                    + " WHERE sink = "
                    + OF_SINK
                    + " AND state = 1 AND at < :before LIMIT :limit) RETURNING event")
            .bind("sink", sink.value())
            .bind("before", before.toEpochMilli())
            .bind("limit", TOGETHER)
            .mapTo(Long.class)
            .list();
    handle.execute(
        "DELETE FROM events WHERE number IN (SELECT value FROM json_each(?)) AND NOT EXISTS"
            + " (SELECT 1 FROM sinks s CROSS JOIN deliveries d ON d.sink = s.id"
            + " AND d.event = events.number)",
        JsonList.ofNumbers(deleted));
    return deleted.size();
  }
}
