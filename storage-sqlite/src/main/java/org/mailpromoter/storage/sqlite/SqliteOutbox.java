package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.Undelivered;

/** What sinks are still to be told. */
final class SqliteOutbox implements Outbox {
  private static final String EVENT =
      "SELECT (SELECT id FROM installation) AS installation, e.number, e.kind, e.at,"
          + " e.conversation, e.activity, d.attempts, d.why";
  private static final String OF_SINK = "(SELECT id FROM sinks WHERE name = :sink)";

  private final Database database;

  SqliteOutbox(Database database) {
    this.database = database;
  }

  @Override
  public void subscribe(Set<SinkId> sinks) {
    List<String> names = sinks.stream().map(SinkId::value).sorted().toList();
    List<String> present =
        database.read(
            handle ->
                handle
                    .createQuery("SELECT name FROM sinks WHERE subscribed = 1 ORDER BY name")
                    .mapTo(String.class)
                    .list());
    if (!present.equals(names)) {
      database.write(handle -> subscribe(handle, JsonList.ofTexts(names)));
    }
  }

  private static int subscribe(Handle handle, String names) {
    handle.execute("UPDATE sinks SET subscribed = name IN (SELECT value FROM json_each(?))", names);
    return handle.execute(
        "INSERT OR IGNORE INTO sinks (name, subscribed) SELECT value, 1 FROM json_each(?)", names);
  }

  @Override
  public List<Undelivered> due(SinkId sink, Instant now, int limit) {
    return database.read(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "WITH held (conversation, first) AS (SELECT e.conversation, min(e.number)"
                          + " FROM deliveries d CROSS JOIN events e ON e.number = d.event"
                          + " WHERE d.sink = "
                          + OF_SINK
                          + " AND d.state = 0 AND d.at > 0 AND d.at > :now GROUP BY 1) "
                          + EVENT
                          + " FROM sinks s CROSS JOIN deliveries d"
                          + " CROSS JOIN events e ON e.number = d.event"
                          + " LEFT JOIN held h ON h.conversation = e.conversation"
                          + " WHERE s.name = :sink AND s.paused_until <= :now AND d.sink = s.id"
                          + " AND d.state = 0 AND d.at <= :now"
                          + " AND (h.first IS NULL OR h.first > e.number)"
                          + " ORDER BY d.event LIMIT :limit")
                  .bind("sink", sink.value())
                  .bind("now", now.toEpochMilli())
                  .bind("limit", limit);
          return undelivered(handle, sink, query, new SqliteActivityHistory(database)::withBodies);
        });
  }

  @Override
  public List<Undelivered> setAside(SinkId sink, int limit) {
    return database.read(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      EVENT
                          + " FROM deliveries d CROSS JOIN events e ON e.number = d.event"
                          + " WHERE d.sink = "
                          + OF_SINK
                          + " AND d.state = 2 ORDER BY d.event LIMIT :limit")
                  .bind("sink", sink.value())
                  .bind("limit", limit);
          return undelivered(handle, sink, query, SqliteActivityHistory::withoutBodies);
        });
  }

  /** How activities are read. */
  @FunctionalInterface
  private interface Reading {
    List<EmailActivity> of(Handle handle, Query query);
  }

  private record Row(
      EventId id, ActivityEvent.Kind kind, Instant at, long conversation, long activity) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          new EventId(row.getString("installation"), row.getLong("number")),
          ActivityEvent.Kind.of(row.getInt("kind")),
          Instant.ofEpochMilli(row.getLong("at")),
          row.getLong("conversation"),
          row.getLong("activity"));
    }
  }

  private record Found(Row row, int attempts, String why) {}

  private static List<Undelivered> undelivered(
      Handle handle, SinkId sink, Query events, Reading reading) {
    List<Found> found =
        events
            .map(
                (row, context) ->
                    new Found(Row.of(row), row.getInt("attempts"), row.getString("why")))
            .list();
    Map<Long, EmailActivity> activities = new LinkedHashMap<>();
    reading
        .of(
            handle,
            handle
                .createQuery(
                    "SELECT a.* FROM json_each(:ids) i CROSS JOIN activities a ON a.id = i.value")
                .bind(
                    "ids",
                    JsonList.ofNumbers(found.stream().map(f -> f.row().activity()).toList())))
        .forEach(activity -> activities.put(activity.id().value(), activity));
    List<Undelivered> undelivered = new ArrayList<>(found.size());
    for (Found each : found) {
      Row row = each.row();
      Optional.ofNullable(activities.get(row.activity()))
          .map(
              a ->
                  new ActivityEvent(
                      row.id(), row.kind(), row.at(), new ActivityId(row.conversation()), a))
          .ifPresent(e -> undelivered.add(new Undelivered(sink, e, each.attempts(), each.why())));
    }
    return undelivered;
  }

  @Override
  public void settle(SinkId sink, long number, Settlement settlement, Instant now) {
    database.write(
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
  public List<SinkBacklog> backlogs() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT s.name, s.paused_until, count(CASE WHEN d.state = 0 THEN 1 END) AS pending,"
                        + " count(CASE WHEN d.state = 0 AND d.why <> '' THEN 1 END) AS failing,"
                        + " count(CASE WHEN d.state = 2 THEN 1 END) AS set_aside,"
                        + " (SELECT e.at FROM deliveries f CROSS JOIN events e ON e.number = f.event"
                        + " WHERE f.sink = s.id AND f.state = 0 ORDER BY f.event LIMIT 1) AS oldest"
                        + " FROM sinks s LEFT JOIN deliveries d ON d.sink = s.id AND d.state <> 1"
                        + " GROUP BY s.id HAVING s.subscribed = 1 OR count(d.event) > 0"
                        + " ORDER BY s.name")
                .map((row, context) -> backlog(row))
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
          handle.execute("UPDATE sinks SET paused_until = 0 WHERE name = ?", sink.value());
          return handle
              .createUpdate(DUE_AGAIN + " AND (state = 2 OR (state = 0 AND at > 0))")
              .bind("sink", sink.value())
              .execute();
        });
  }

  private static final String DUE_AGAIN =
      "UPDATE deliveries SET state = 0, attempts = 0, at = 0 WHERE sink = " + OF_SINK;

  @Override
  public int retry(SinkId sink, long number) {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    DUE_AGAIN + " AND event = :event AND (state = 2 OR (state = 0 AND at > 0))")
                .bind("sink", sink.value())
                .bind("event", number)
                .execute());
  }

  @Override
  public int replay(SinkId sink, Instant since, Instant now) {
    return database.write(
        handle -> {
          List<Long> activities =
              handle
                  .createQuery(
                      "SELECT a.id FROM activities a WHERE a.created_at >= :since AND a.id NOT IN"
                          + " (SELECT e.activity FROM deliveries d CROSS JOIN events e"
                          + " ON e.number = d.event WHERE d.sink = "
                          + OF_SINK
                          + " AND d.state = 0)")
                  .bind("since", since.toEpochMilli())
                  .bind("sink", sink.value())
                  .mapTo(Long.class)
                  .list();
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
    return database.write(
        handle -> {
          List<Long> deleted =
              handle
                  .createQuery(
                      "DELETE FROM deliveries WHERE sink = "
                          + OF_SINK
                          + " AND state = 1 AND at < :before RETURNING event")
                  .bind("sink", sink.value())
                  .bind("before", before.toEpochMilli())
                  .mapTo(Long.class)
                  .list();
          handle.execute(
              "DELETE FROM events WHERE number IN (SELECT value FROM json_each(?)) AND NOT EXISTS"
                  + " (SELECT 1 FROM sinks s CROSS JOIN deliveries d ON d.sink = s.id"
                  + " AND d.event = events.number)",
              JsonList.ofNumbers(deleted));
          return deleted.size();
        });
  }
}
