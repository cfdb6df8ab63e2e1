package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Undelivered;

/**
 * Reads the events that a sink has not received: one statement for the events, some for their
 * activities.
 */
final class UndeliveredRows {
  private static final String EVENT =
      "SELECT (SELECT id FROM installation)"
          + Rows.OPENED.formatted("e")
          + " AS installation, e.number, e.kind, e.at,"
          + " e.conversation, e.activity, d.attempts, d.why";

  /** About how many bytes a party takes. */
  private static final int OF_PARTY = 300;

  private final Handle handle;
  private final SqliteActivityHistory activities;
  private final SinkId sink;

  UndeliveredRows(Handle handle, SqliteActivityHistory activities, SinkId sink) {
    this.handle = handle;
    this.activities = activities;
    this.sink = sink;
  }

  /** OB-3: of a conversation with an event that awaits a retry, only the events before it. */
  List<Undelivered> due(Instant now, int limit) {
    List<Row> rows =
        handle
            .createQuery(
                "WITH held (conversation, first) AS (SELECT e.conversation, min(e.number)"
                    + " FROM sinks s CROSS JOIN deliveries d INDEXED BY deliveries_waiting"
                    + " CROSS JOIN events e ON e.number = d.event WHERE s.name = :sink"
                    + " AND d.sink = s.id AND d.state = 0 AND d.at > 0 AND d.at > :now GROUP BY 1) "
                    + EVENT
                    + " FROM sinks s CROSS JOIN deliveries d INDEXED BY deliveries_pending"
                    + " CROSS JOIN events e ON e.number = d.event"
                    + " LEFT JOIN held h ON h.conversation = e.conversation"
                    + " WHERE s.name = :sink AND s.paused_until <= :now AND d.sink = s.id"
                    + " AND d.state = 0 AND d.at <= :now"
                    + " AND (h.first IS NULL OR h.first > e.number)"
                    + " ORDER BY d.event LIMIT :limit")
            .bind("sink", sink.value())
            .bind("now", now.toEpochMilli())
            .bind("limit", limit)
            .map(Rows.of("the event", "number", Row::of))
            .list();
    return undelivered(piece(rows), activities::withBodies);
  }

  /** OB-8: the sizes of texts are known without reading them. */
  private List<Row> piece(List<Row> rows) {
    Map<Long, Long> weights = new HashMap<>();
    handle
        .createQuery(
            "SELECT i.value, coalesce(octet_length(b.text) + octet_length(b.html), 0) + "
                + OF_PARTY
                + " * (SELECT count(*) FROM parties p WHERE p.activity = i.value)"
                + " FROM json_each(:ids) i LEFT JOIN bodies b ON b.activity = i.value")
        .bind("ids", ids(rows))
        .map((row, context) -> weights.put(row.getLong(1), row.getLong(2)))
        .list();
    long bytes = 0;
    int count = 0;
    for (Row row : rows) {
      bytes += weights.getOrDefault(row.activity(), 0L);
      if (count > 0 && bytes > Outbox.PIECE) {
        break;
      }
      count++;
    }
    return rows.subList(0, count);
  }

  private static String ids(List<Row> rows) {
    return JsonList.ofNumbers(rows.stream().map(Row::activity).toList());
  }

  List<Undelivered> setAside(int limit) {
    return undelivered(
        handle
            .createQuery(
                EVENT
                    + " FROM sinks s CROSS JOIN deliveries d INDEXED BY deliveries_set_aside"
                    + " CROSS JOIN events e ON e.number = d.event"
                    + " WHERE s.name = :sink AND d.sink = s.id AND d.state = 2"
                    + " ORDER BY d.event LIMIT :limit")
            .bind("sink", sink.value())
            .bind("limit", limit)
            .map(Rows.of("the event", "number", Row::of))
            .list(),
        SqliteActivityHistory::withoutBodies);
  }

  /** How activities are read. */
  @FunctionalInterface
  private interface Reading {
    List<EmailActivity> of(Handle handle, Query query);
  }

  private record Row(
      EventId id,
      ActivityEvent.Kind kind,
      Instant at,
      ActivityId conversation,
      long activity,
      int attempts,
      String why) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          new EventId(row.getString("installation"), row.getLong("number")),
          ActivityEvent.Kind.of(row.getInt("kind")),
          Instant.ofEpochMilli(row.getLong("at")),
          new ActivityId(row.getLong("conversation")),
          row.getLong("activity"),
          row.getInt("attempts"),
          row.getString("why"));
    }

    Undelivered with(SinkId sink, EmailActivity activity) {
      ActivityEvent event = new ActivityEvent(id, kind, at, conversation, activity);
      return new Undelivered(sink, event, attempts, why);
    }
  }

  private List<Undelivered> undelivered(List<Row> rows, Reading reading) {
    Map<Long, EmailActivity> byId = new HashMap<>();
    reading
        .of(
            handle,
            handle
                .createQuery(
                    "SELECT a.* FROM json_each(:ids) i CROSS JOIN activities a ON a.id = i.value")
                .bind("ids", ids(rows)))
        .forEach(activity -> byId.put(activity.id().value(), activity));
    List<Undelivered> undelivered = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Optional.ofNullable(byId.get(row.activity()))
          .ifPresent(activity -> undelivered.add(row.with(sink, activity)));
    }
    return undelivered;
  }
}
