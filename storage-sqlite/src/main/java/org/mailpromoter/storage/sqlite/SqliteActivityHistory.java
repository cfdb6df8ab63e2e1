package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;

/** Reads activities: one statement for the rows, one for their parties. */
final class SqliteActivityHistory implements ActivityHistory {
  private static final int HIGHEST = 10_000;

  private static final String CONVERSATION =
      "WITH RECURSIVE up (id, above, height) AS ("
          + "SELECT a.id, a.correlated_activity, 0 FROM activities a WHERE a.id = :id"
          + " UNION ALL SELECT a.id, a.correlated_activity, u.height + 1 FROM up u"
          + " JOIN activities a ON a.id = u.above WHERE u.height < :highest),"
          + " down (id, depth) AS ("
          + "SELECT id, 0 FROM (SELECT id FROM up ORDER BY height DESC LIMIT 1)"
          + " UNION ALL SELECT a.id, d.depth + 1 FROM down d"
          + " JOIN activities a ON a.correlated_activity = d.id LIMIT :most)"
          + " SELECT a.* FROM down d JOIN activities a ON a.id = d.id"
          + " ORDER BY d.depth, a.sent_at, a.id";

  private final Database database;

  SqliteActivityHistory(Database database) {
    this.database = database;
  }

  @Override
  public Optional<EmailActivity> find(ActivityId id) {
    return database.read(
        handle ->
            withBodies(
                    handle,
                    handle
                        .createQuery("SELECT * FROM activities a WHERE a.id = :id")
                        .bind("id", id.value()))
                .stream()
                .findFirst());
  }

  @Override
  public List<EmailActivity> find(MessageId id) {
    return database.read(
        handle ->
            withBodies(
                handle,
                handle
                    .createQuery(
                        "SELECT * FROM activities a WHERE a.message_key = :key ORDER BY a.id")
                    .bind("key", id.toString())));
  }

  @Override
  public Page<EmailActivity> list(ActivityFilter filter, PageKey from, int limit) {
    return database.read(handle -> new ActivityList(handle, filter, from, limit).read());
  }

  /** Up to the first one, and down from there; a chain without end ends at {@link #HIGHEST}. */
  @Override
  public List<EmailActivity> conversation(ActivityId of, int most) {
    return database.read(
        handle ->
            withoutBodies(
                handle,
                handle
                    .createQuery(CONVERSATION)
                    .bind("id", of.value())
                    .bind("highest", HIGHEST)
                    .bind("most", most)));
  }

  @Override
  public List<TrackingChange> trackingChanges(ActivityId id) {
    return database.read(handle -> TrackingRows.of(handle, id));
  }

  @Override
  public long count(ActivityFilter filter) {
    ActivityConditions conditions = new ActivityConditions(filter);
    return database.read(
        handle ->
            conditions
                .bind(
                    handle.createQuery(
                        "SELECT count(*) FROM activities a WHERE true" + conditions.all()))
                .mapTo(Long.class)
                .one());
  }

  @Override
  public CappedCount count(ActivityFilter filter, int most) {
    return database.read(handle -> new ActivityList(handle, filter, PageKey.START, most).count());
  }

  List<EmailActivity> withBodies(Handle handle, Query query) {
    Map<Long, EmailActivity.Builder> builders = builders(query);
    Map<Long, Body> bodies = new StoredBodies(database).of(handle, builders.keySet());
    bodies.forEach(
        (id, body) -> Optional.ofNullable(builders.get(id)).ifPresent(b -> b.body(body)));
    return built(handle, builders);
  }

  static List<EmailActivity> withoutBodies(Handle handle, Query query) {
    return built(handle, builders(query));
  }

  private static List<EmailActivity> built(
      Handle handle, Map<Long, EmailActivity.Builder> builders) {
    Map<Long, List<ActivityParty>> parties = ActivityParts.parties(handle, builders.keySet());
    Map<Long, List<RecordId>> queues = ActivityParts.queues(handle, builders.keySet());
    List<EmailActivity> activities = new ArrayList<>(builders.size());
    builders.forEach(
        (id, builder) ->
            activities.add(
                builder
                    .parties(parties.getOrDefault(id, List.of()))
                    .queues(queues.getOrDefault(id, List.of()))
                    .build()));
    return activities;
  }

  private static Map<Long, EmailActivity.Builder> builders(Query query) {
    Map<Long, EmailActivity.Builder> builders = new LinkedHashMap<>();
    query
        .map(Rows.of("the activity", "id", row -> Map.entry(row.getLong("id"), builder(row))))
        .forEach(entry -> builders.put(entry.getKey(), entry.getValue()));
    return builders;
  }

  private static EmailActivity.Builder builder(ResultSet row) throws SQLException {
    EmailActivity.Builder activity =
        EmailActivity.builder(
                new ActivityId(row.getLong("id")),
                ActivityRows.direction(row.getInt("direction")),
                new MessageIdentity(row.getString("message_key"), row.getLong("fingerprint")))
            .subject(row.getString("subject"))
            .sentAt(Instant.ofEpochMilli(row.getLong("sent_at")))
            .createdAt(Instant.ofEpochMilli(row.getLong("created_at")))
            .flaws(StoredText.flaws(row.getString("flaws")));
    Optional.ofNullable(row.getString("message_id"))
        .ifPresent(id -> activity.messageId(new MessageId(id)));
    StoredText.record(row.getString("accepting_entity")).ifPresent(activity::acceptingEntity);
    Optional.ofNullable(row.getString("receiving_mailbox"))
        .ifPresent(name -> activity.receivingMailbox(new MailboxId(name)));
    StoredText.record(row.getString("regarding")).ifPresent(activity::regarding);
    StoredText.record(row.getString("owner")).ifPresent(activity::owner);
    activity.tracking(Tracking.of(row.getInt("tracking")));
    activity.contentSize(row.getLong("content_size"));
    long correlated = row.getLong("correlated_activity");
    if (!row.wasNull()) {
      activity.correlated(
          new ActivityId(correlated),
          CorrelationMethod.of(row.getInt("correlation_method")),
          row.getInt("correlated_subject_changed") == 1);
    }
    return activity;
  }
}
