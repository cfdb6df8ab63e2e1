package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.DueActivity;

/** Reads decisions. */
final class SqliteDecisionHistory implements DecisionHistory {
  private static final String COLUMNS =
      "d.id, m.name AS mailbox, f.name AS folder, d.epoch, d.ref, d.message_key, d.fingerprint,"
          + " d.outcome, d.reason, d.sub_reasons, d.sender, d.subject, d.received_at,"
          + " d.decided_at, d.policy, d.activity";
  private static final String TABLES =
      " FROM decisions d JOIN folders f ON f.id = d.folder JOIN mailboxes m ON m.id = f.mailbox";
  private static final String WITH_EVIDENCE =
      "SELECT "
          + COLUMNS
          + ", e.trace, e.facts"
          + TABLES
          + " LEFT JOIN evidence e ON e.decision = d.id";
  private static final byte[] NOTHING = new byte[0];

  private final Database database;

  SqliteDecisionHistory(Database database) {
    this.database = database;
  }

  @Override
  public Optional<StoredDecision> find(DecisionId id) {
    return database.read(
        handle ->
            handle
                .createQuery(WITH_EVIDENCE + " WHERE d.id = :id")
                .bind("id", id.value())
                .map(Rows.of("the decision", "id", SqliteDecisionHistory::withEvidence))
                .findOne());
  }

  @Override
  public List<StoredDecision> find(MessageId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    WITH_EVIDENCE
                        + " WHERE d.message_hash = :hash AND d.message_key IN (:key, :forgotten)"
                        + " ORDER BY d.id DESC")
                .bind("hash", Hashes.ofText(id.toString()))
                .bind("key", id.toString())
                .bind("forgotten", StoredText.FORGOTTEN)
                .map(Rows.of("the decision", "id", SqliteDecisionHistory::withEvidence))
                .list());
  }

  @Override
  public Page<StoredDecision> list(DecisionFilter filter, PageKey from, int limit) {
    String select =
        "SELECT "
            + COLUMNS
            + TABLES
            + and(where(filter))
            + " d.id < :key ORDER BY d.id DESC LIMIT :limit";
    List<StoredDecision> found =
        database.read(
            handle ->
                bound(handle.createQuery(select), filter)
                    .bind("key", from.number())
                    .bind("limit", limit + 1L)
                    .map(Rows.of("the decision", "id", row -> decision(row, NOTHING, NOTHING)))
                    .list());
    return Page.of(found, limit, each -> PageKey.of(each.id().value()));
  }

  /** What comes before a further condition. */
  private static String and(String conditions) {
    return conditions.isEmpty() ? " WHERE" : conditions + " AND";
  }

  @Override
  public List<StoredDecision> page(DecisionFilter filter, With evidence, long after, int limit) {
    String select =
        switch (evidence) {
          case FACTS -> WITH_EVIDENCE.replace("e.trace", "NULL AS trace");
          case FACTS_AND_TRACE -> WITH_EVIDENCE;
        };
    return database.read(
        handle ->
            bound(
                    handle.createQuery(
                        select
                            + and(where(filter))
                            + " d.id > :after AND e.decision IS NOT NULL"
                            + " ORDER BY d.id LIMIT :limit"),
                    filter)
                .bind("after", after)
                .bind("limit", limit)
                .map(Rows.of("the decision", "id", SqliteDecisionHistory::withEvidence))
                .list());
  }

  @Override
  public List<DecisionCount> count(DecisionFilter filter) {
    return database.read(
        handle ->
            bound(
                    handle.createQuery(
                        "SELECT m.name AS mailbox, d.outcome, d.reason, count(*) AS number"
                            + TABLES
                            + where(filter)
                            + " GROUP BY m.name, d.outcome, d.reason ORDER BY 1, 2, 3"),
                    filter)
                .map(
                    (row, context) ->
                        new DecisionCount(
                            new MailboxId(row.getString("mailbox")),
                            Outcome.of(row.getInt("outcome")),
                            Reason.of(row.getInt("reason")),
                            row.getLong("number")))
                .list());
  }

  private static String where(DecisionFilter filter) {
    List<String> conditions = new ArrayList<>();
    if (!filter.outcomes().isEmpty()) {
      conditions.add("d.outcome IN (SELECT value FROM json_each(:outcomes))");
    }
    if (!filter.reasons().isEmpty()) {
      conditions.add("d.reason IN (SELECT value FROM json_each(:reasons))");
    }
    filter.mailbox().ifPresent(unused -> conditions.add("m.name = :mailbox"));
    if (!filter.sender().isEmpty()) {
      conditions.add("instr(lower(d.sender), lower(:sender)) > 0");
    }
    filter.receivedFrom().ifPresent(unused -> conditions.add("d.received_at >= :from"));
    filter.receivedBefore().ifPresent(unused -> conditions.add("d.received_at < :before"));
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private static Query bound(Query query, DecisionFilter filter) {
    if (!filter.outcomes().isEmpty()) {
      query.bind(
          "outcomes",
          JsonList.ofNumbers(filter.outcomes().stream().map(o -> (long) o.number()).toList()));
    }
    if (!filter.reasons().isEmpty()) {
      query.bind(
          "reasons",
          JsonList.ofNumbers(filter.reasons().stream().map(r -> (long) r.code()).toList()));
    }
    filter.mailbox().ifPresent(mailbox -> query.bind("mailbox", mailbox.value()));
    if (!filter.sender().isEmpty()) {
      query.bind("sender", filter.sender());
    }
    filter.receivedFrom().ifPresent(from -> query.bind("from", from.toEpochMilli()));
    filter.receivedBefore().ifPresent(before -> query.bind("before", before.toEpochMilli()));
    return query;
  }

  /** In the order of their decisions, with the copies that count. */
  static List<DueActivity> dueActivities(Handle handle, Instant at, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + ", e.trace, e.facts, a.receiving_mailbox, a.receiving_folder FROM due u"
                + " CROSS JOIN decisions d ON d.id = u.decision"
                + " JOIN folders f ON f.id = d.folder JOIN mailboxes m ON m.id = f.mailbox"
                + " JOIN evidence e ON e.decision = d.id JOIN activities a ON a.id = d.activity"
                + " WHERE u.folder = 0 AND u.not_before <= :at AND a.receiving_folder IS NOT NULL"
                + " ORDER BY u.decision LIMIT :limit")
        .bind("at", at.toEpochMilli())
        .bind("limit", limit)
        .map(Rows.of("the decision", "id", SqliteDecisionHistory::due))
        .list();
  }

  private static DueActivity due(ResultSet row) throws SQLException {
    return new DueActivity(
        withEvidence(row),
        new ActivityId(row.getLong("activity")),
        new MailboxId(row.getString("receiving_mailbox")),
        new FolderId(row.getString("receiving_folder")));
  }

  private static StoredDecision withEvidence(ResultSet row) throws SQLException {
    byte[] trace = row.getBytes("trace");
    byte[] facts = row.getBytes("facts");
    return decision(row, trace == null ? NOTHING : trace, facts == null ? NOTHING : facts);
  }

  private static StoredDecision decision(ResultSet row, byte[] trace, byte[] facts)
      throws SQLException {
    long activity = row.getLong("activity");
    boolean hasActivity = !row.wasNull();
    DecisionEntry entry =
        DecisionEntry.of(
            new MessageRef(
                new FolderId(row.getString("folder")),
                row.getString("epoch"),
                row.getString("ref")),
            new MessageIdentity(row.getString("message_key"), row.getLong("fingerprint")),
            row.getString("sender"),
            row.getString("subject"),
            Instant.ofEpochMilli(row.getLong("received_at")),
            Outcome.of(row.getInt("outcome")),
            Reason.of(row.getInt("reason")),
            subReasons(row.getString("sub_reasons")),
            hasActivity ? Optional.of(new ActivityId(activity)) : Optional.empty(),
            trace,
            facts);
    return new StoredDecision(
        new DecisionId(row.getLong("id")),
        new MailboxId(row.getString("mailbox")),
        Instant.ofEpochMilli(row.getLong("decided_at")),
        row.getLong("policy"),
        entry);
  }

  static List<SubReason> subReasons(String names) {
    return Arrays.stream(names.split(" ", -1)).map(SubReason::valueOf).toList();
  }
}
