package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.NewActivity;

/**
 * Writes one batch inside the transaction it is given. Plain JDBC batches: measured at twice the
 * speed of bound objects where rows come by the hundred thousand.
 */
final class CommitWriter {
  private final Handle handle;
  private final Connection connection;

  CommitWriter(Handle handle) {
    this.handle = handle;
    this.connection = handle.getConnection();
  }

  void write(FolderRow folder, Commit commit) throws SQLException {
    insertDecisions(folder, commit);
    ActivityRows rows = new ActivityRows(connection);
    for (NewActivity activity : commit.activities()) {
      rows.add(activity);
    }
    for (QueueItem item : commit.queueItems()) {
      rows.add(item);
    }
    rows.flush();
    move(commit.moved());
    handle.execute("UPDATE folders SET cursor = ? WHERE id = ?", commit.to().token(), folder.id());
  }

  private void insertDecisions(FolderRow folder, Commit commit) throws SQLException {
    if (commit.decisions().isEmpty()) {
      return;
    }
    long next =
        handle
            .createQuery("SELECT coalesce(max(id), 0) + 1 FROM decisions")
            .mapTo(Long.class)
            .one();
    try (PreparedStatement decision =
            connection.prepareStatement(
                "INSERT INTO decisions (id, folder, epoch, ref, message_hash, message_key,"
                    + " fingerprint, outcome, reason, sub_reasons, sender, subject, received_at,"
                    + " decided_at, policy, activity)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement evidence =
            connection.prepareStatement(
                "INSERT INTO evidence (decision, trace, facts) VALUES (?, ?, ?)")) {
      for (DecisionEntry entry : commit.decisions()) {
        bind(decision, next, folder, commit, entry);
        decision.addBatch();
        evidence.setLong(1, next);
        evidence.setBytes(2, entry.trace());
        evidence.setBytes(3, entry.facts());
        evidence.addBatch();
        next++;
      }
      decision.executeBatch();
      evidence.executeBatch();
    }
  }

  private static void bind(
      PreparedStatement row, long id, FolderRow folder, Commit commit, DecisionEntry entry)
      throws SQLException {
    String key = StoredText.clean(entry.identity().key());
    row.setLong(1, id);
    row.setLong(2, folder.id());
    row.setString(3, entry.ref().epoch());
    row.setString(4, entry.ref().id());
    row.setLong(5, Hashes.ofText(key));
    row.setString(6, key);
    row.setLong(7, entry.identity().fingerprint());
    row.setInt(8, entry.outcome().number());
    row.setInt(9, entry.reason().code());
    row.setString(10, entry.subReasons().stream().map(Enum::name).collect(Collectors.joining(" ")));
    row.setString(11, StoredText.clean(entry.sender()));
    row.setString(12, StoredText.clean(entry.subject()));
    row.setLong(13, entry.receivedAt().toEpochMilli());
    row.setLong(14, commit.at().toEpochMilli());
    row.setLong(15, commit.policyVersion());
    setActivity(row, 16, entry.activity());
  }

  static void setActivity(PreparedStatement row, int at, Optional<ActivityId> activity)
      throws SQLException {
    if (activity.isPresent()) {
      row.setLong(at, activity.get().value());
    } else {
      row.setNull(at, Types.INTEGER);
    }
  }

  private void move(Map<DecisionId, MessageRef> moved) throws SQLException {
    if (moved.isEmpty()) {
      return;
    }
    try (PreparedStatement move =
        connection.prepareStatement("UPDATE decisions SET epoch = ?, ref = ? WHERE id = ?")) {
      for (Map.Entry<DecisionId, MessageRef> each : moved.entrySet()) {
        move.setString(1, each.getValue().epoch());
        move.setString(2, each.getValue().id());
        move.setLong(3, each.getKey().value());
        move.addBatch();
      }
      move.executeBatch();
    }
  }
}
