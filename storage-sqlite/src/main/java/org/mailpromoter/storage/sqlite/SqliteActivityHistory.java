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
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;

/** Reads activities: one statement for the rows, one for their parties. */
final class SqliteActivityHistory implements ActivityHistory {
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
    return database.read(
        handle -> {
          Query query =
              bound(handle.createQuery(listing(filter)), filter)
                  .bind("sent", from.order())
                  .bind("id", from.number())
                  .bind("limit", limit + 1L);
          return Page.of(withoutBodies(handle, query), limit, SqliteActivityHistory::key);
        });
  }

  static String listing(ActivityFilter filter) {
    String conditions = where(filter);
    return "SELECT * FROM activities a"
        + (conditions.isEmpty() ? " WHERE" : conditions + " AND")
        + " (a.sent_at, a.id) < (:sent, :id) ORDER BY a.sent_at DESC, a.id DESC LIMIT :limit";
  }

  private static PageKey key(EmailActivity activity) {
    return new PageKey(activity.sentAt().toEpochMilli(), activity.id().value());
  }

  @Override
  public List<TrackingChange> trackingChanges(ActivityId id) {
    return database.read(handle -> TrackingRows.of(handle, id));
  }

  @Override
  public long count(ActivityFilter filter) {
    return database.read(
        handle ->
            bound(handle.createQuery("SELECT count(*) FROM activities a" + where(filter)), filter)
                .mapTo(Long.class)
                .one());
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

  private static String where(ActivityFilter filter) {
    List<String> conditions = new ArrayList<>();
    filter.direction().ifPresent(unused -> conditions.add("a.direction = :direction"));
    filter.mailbox().ifPresent(unused -> conditions.add("a.receiving_mailbox = :mailbox"));
    filter.regarding().ifPresent(unused -> conditions.add("a.regarding = :regarding"));
    filter
        .queue()
        .ifPresent(
            unused ->
                conditions.add(
                    "EXISTS (SELECT 1 FROM queue_items q WHERE q.activity = a.id"
                        + " AND q.queue = :queue)"));
    if (!filter.participant().isEmpty()) {
      conditions.add(
          "EXISTS (SELECT 1 FROM parties p WHERE p.activity = a.id"
              + " AND instr(p.address, lower(:participant)) > 0)");
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private static Query bound(Query query, ActivityFilter filter) {
    filter.direction().ifPresent(each -> query.bind("direction", ActivityRows.directionCode(each)));
    filter.mailbox().ifPresent(each -> query.bind("mailbox", each.value()));
    filter.regarding().ifPresent(each -> query.bind("regarding", each.toString()));
    filter.queue().ifPresent(each -> query.bind("queue", each.toString()));
    if (!filter.participant().isEmpty()) {
      query.bind("participant", filter.participant());
    }
    return query;
  }
}
