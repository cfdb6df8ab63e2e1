package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.MessageMark;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/** Marks on messages. */
final class SqliteMarks implements MarkStore {
  private static final String SELECT =
      "SELECT d.epoch, d.ref, m.kind, m.target, m.state FROM marks m ";
  private static final String BY_PLACE =
      "(SELECT id FROM decisions WHERE folder = ? AND epoch = ? AND ref = ?)";

  private final Database database;

  SqliteMarks(Database database) {
    this.database = database;
  }

  /** Marks that follow from the decisions of a commit, in its transaction. */
  static void add(Connection connection, FolderRow folder, List<MessageMark> marks)
      throws SQLException {
    if (marks.isEmpty()) {
      return;
    }
    try (PreparedStatement due =
            connection.prepareStatement(
                "INSERT OR REPLACE INTO marks (decision, kind, folder, target, state)"
                    + " SELECT d.id, ?, d.folder, ?, CASE WHEN a.tracking = 1 THEN 4 ELSE 1 END"
                    + " FROM decisions d LEFT JOIN activities a ON a.id = d.activity"
                    + " WHERE d.folder = ? AND d.epoch = ? AND d.ref = ?");
        PreparedStatement clearing =
            connection.prepareStatement(
                "UPDATE marks SET state = 4 WHERE state IN (1, 2, 3) AND kind = ? AND decision = "
                    + BY_PLACE)) {
      for (MessageMark mark : marks) {
        boolean sets = mark.state() == MessageMark.State.DUE;
        PreparedStatement row = sets ? due : clearing;
        row.setInt(1, mark.kind().number());
        if (sets) {
          row.setString(2, mark.target());
        }
        bindPlace(row, sets ? 3 : 2, folder, mark.message());
        row.addBatch();
      }
      due.executeBatch();
      clearing.executeBatch();
    }
  }

  /** Messages with a new UIDVALIDITY may have lost their marks. */
  static final String AFTER_A_MOVE =
      "UPDATE marks SET state = 1 WHERE decision = ? AND kind < 3 AND state IN (2, 3)";

  @Override
  public List<MessageMark> due(
      MailboxId mailbox, FolderId folder, Set<MessageMark.Kind> kinds, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "INDEXED BY marks_due JOIN decisions d ON d.id = m.decision"
                        + " WHERE m.folder = :folder AND m.state IN (1, 4)"
                        + " AND m.kind IN (SELECT value FROM json_each(:kinds))"
                        + " ORDER BY m.kind, m.decision LIMIT :limit")
                .bind("folder", FolderRow.find(handle, mailbox, folder).id())
                .bind(
                    "kinds",
                    JsonList.ofNumbers(kinds.stream().map(kind -> (long) kind.number()).toList()))
                .bind("limit", limit)
                .map(Rows.of("a mark of the message", "ref", row -> mark(row, folder)))
                .list());
  }

  @Override
  public List<MessageMark> brought(MailboxId mailbox, FolderId folder) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "INDEXED BY marks_brought JOIN decisions d ON d.id = m.decision"
                        + " WHERE m.folder = :folder AND m.kind = 1 AND m.state IN (2, 3, 5)")
                .bind("folder", FolderRow.find(handle, mailbox, folder).id())
                .map(Rows.of("a mark of the message", "ref", row -> mark(row, folder)))
                .list());
  }

  private static MessageMark mark(ResultSet row, FolderId folder) throws SQLException {
    return new MessageMark(
        new MessageRef(folder, row.getString(1), row.getString(2)),
        MessageMark.Kind.of(row.getInt(3)),
        row.getString(4),
        MessageMark.State.of(row.getInt(5)));
  }

  @Override
  public void settle(Turn turn, FolderId folder, List<MessageMark> marks) throws TurnLostException {
    database.writeRepeatable(
        turn,
        handle -> {
          FolderRow row = FolderRow.find(handle, turn.mailbox(), folder);
          try (PreparedStatement settle =
              handle
                  .getConnection()
                  .prepareStatement(
                      "UPDATE marks SET state = ? WHERE kind = ? AND decision = " + BY_PLACE)) {
            for (MessageMark mark : marks) {
              settle.setInt(1, mark.state().number());
              settle.setInt(2, mark.kind().number());
              bindPlace(settle, 3, row, mark.message());
              settle.addBatch();
            }
            return settle.executeBatch().length;
          }
        });
  }

  @Override
  public Map<MessageRef, ActivityId> activities(
      MailboxId mailbox, FolderId folder, Set<MessageRef> messages) {
    List<MessageRef> places =
        messages.stream().sorted(Comparator.comparing(MessageRef::id)).toList();
    Map<MessageRef, ActivityId> found = new HashMap<>();
    database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT d.epoch, d.ref, d.activity FROM json_each(:epochs) e"
                        + " CROSS JOIN json_each(:refs) r CROSS JOIN decisions d"
                        + " ON d.folder = :folder AND d.epoch = e.value AND d.ref = r.value"
                        + " WHERE d.activity IS NOT NULL")
                .bind("folder", FolderRow.find(handle, mailbox, folder).id())
                .bind(
                    "epochs",
                    JsonList.ofTexts(places.stream().map(MessageRef::epoch).distinct().toList()))
                .bind("refs", JsonList.ofTexts(places.stream().map(MessageRef::id).toList()))
                .map(
                    Rows.of(
                        "the decision about the message",
                        "ref",
                        row ->
                            found.put(
                                new MessageRef(folder, row.getString(1), row.getString(2)),
                                new ActivityId(row.getLong(3)))))
                .list());
    found.keySet().retainAll(messages);
    return found;
  }

  private static void bindPlace(PreparedStatement row, int at, FolderRow folder, MessageRef message)
      throws SQLException {
    row.setLong(at, folder.id());
    row.setString(at + 1, message.epoch());
    row.setString(at + 2, message.id());
  }
}
