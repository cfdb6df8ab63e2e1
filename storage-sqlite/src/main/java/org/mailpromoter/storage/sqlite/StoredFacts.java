package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.store.FormerReading;

/** The facts of messages that may be decided again. */
final class StoredFacts {
  private static final String SELECT = "SELECT d.epoch, d.ref, e.facts FROM ";

  private StoredFacts() {}

  static Map<MessageRef, byte[]> withoutActivity(
      Handle handle, FolderRow folder, FolderId id, Collection<MessageRef> places) {
    Map<MessageRef, byte[]> asked = new LinkedHashMap<>();
    Map<MessageRef, byte[]> found =
        read(
            handle
                .createQuery(
                    SELECT
                        + "json_each(:epochs) p CROSS JOIN json_each(:refs) r"
                        + " CROSS JOIN decisions d ON d.folder = :folder AND d.epoch = p.value"
                        + " AND d.ref = r.value AND d.activity IS NULL"
                        + " JOIN evidence e ON e.decision = d.id")
                .bind("folder", folder.id())
                .bind(
                    "epochs",
                    JsonList.ofTexts(places.stream().map(MessageRef::epoch).distinct().toList()))
                .bind("refs", JsonList.ofTexts(places.stream().map(MessageRef::id).toList())),
            id);
    for (MessageRef place : places) {
      if (found.containsKey(place)) {
        asked.put(place, found.get(place));
      }
    }
    return asked;
  }

  static Map<MessageRef, byte[]> leftAlone(
      Handle handle, FolderRow folder, FolderId id, SubReason why, Instant since, int limit) {
    return read(
        handle
            .createQuery(
                SELECT
                    + "decisions d JOIN evidence e ON e.decision = d.id"
                    + " WHERE d.folder = :folder AND d.outcome = "
                    + Outcome.OUT_OF_SCOPE.number()
                    + " AND d.received_at >= :since AND d.sub_reasons = :why"
                    + " ORDER BY d.received_at LIMIT :limit")
            .bind("folder", folder.id())
            .bind("since", since.toEpochMilli())
            .bind("why", why.name())
            .bind("limit", limit),
        id);
  }

  static Map<MessageRef, byte[]> ofFailedCreations(
      Handle handle, FolderRow folder, FolderId id, int limit) {
    return read(
        handle
            .createQuery(
                SELECT
                    + "decisions d INDEXED BY decisions_failed JOIN evidence e ON e.decision = d.id"
                    + " WHERE d.folder = :folder AND d.sub_reasons = 'CREATION_FAILED'"
                    + " ORDER BY d.decided_at, d.id LIMIT :limit")
            .bind("folder", folder.id())
            .bind("limit", limit),
        id);
  }

  static List<FormerReading> readByOlderParsers(
      Handle handle, FolderRow folder, FolderId id, long after, int limit) {
    return handle
        .createQuery(
            "SELECT d.id, d.epoch, d.ref, d.outcome, d.reason, d.sub_reasons, d.activity, e.facts"
                + " FROM decisions d INDEXED BY decisions_read_before"
                + " JOIN evidence e ON e.decision = d.id"
                + " WHERE d.folder = :folder AND d.parser < "
                + EnvelopeParser.VERSION
                + " AND d.id > :after ORDER BY d.id LIMIT :limit")
        .bind("folder", folder.id())
        .bind("after", after)
        .bind("limit", limit)
        .map(Rows.of("the decision", "id", row -> reading(row, id)))
        .list();
  }

  private static FormerReading reading(ResultSet row, FolderId folder) throws SQLException {
    long activity = row.getLong(7);
    boolean hasActivity = !row.wasNull();
    return FormerReading.of(
        new DecisionId(row.getLong(1)),
        new MessageRef(folder, row.getString(2), row.getString(3)),
        Outcome.of(row.getInt(4)),
        Reason.of(row.getInt(5)),
        DecisionRows.subReasons(row.getString(6)),
        hasActivity ? Optional.of(new ActivityId(activity)) : Optional.empty(),
        row.getBytes(8));
  }

  static Map<MessageRef, byte[]> ofDue(Handle handle, FolderRow folder, FolderId id, int limit) {
    return read(
        handle
            .createQuery(
                SELECT
                    + "due c CROSS JOIN decisions d ON d.id = c.decision"
                    + " JOIN evidence e ON e.decision = d.id"
                    + " WHERE c.folder = :folder ORDER BY c.decision LIMIT :limit")
            .bind("folder", folder.id())
            .bind("limit", limit),
        id);
  }

  private static Map<MessageRef, byte[]> read(Query query, FolderId folder) {
    Map<MessageRef, byte[]> facts = new LinkedHashMap<>();
    query
        .map(Rows.of("the decision about the message", "ref", row -> put(row, folder, facts)))
        .list();
    return facts;
  }

  private static MessageRef put(ResultSet row, FolderId folder, Map<MessageRef, byte[]> facts)
      throws SQLException {
    MessageRef ref = new MessageRef(folder, row.getString(1), row.getString(2));
    facts.put(ref, row.getBytes(3));
    return ref;
  }
}
