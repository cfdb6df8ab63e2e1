package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.message.MessageIdentity;

/** Notes refused messages of which another copy is an activity that they did not know (AS-14). */
final class EarlyCopies {
  /** Notes what was refused before an activity is added; see {@link #bind}. */
  static final String OF_AN_ACTIVITY =
      "INSERT OR IGNORE INTO early_copies (folder, decision) SELECT folder, id FROM decisions"
          + " INDEXED BY decisions_message WHERE message_hash = ? AND message_key = ? AND fingerprint = ?"
          + " AND activity IS NULL AND outcome = "
          + Outcome.REFUSED.number();

  /**
   * Notes what was decided just now. The rows of decisions are found by their numbers alone: an
   * index would lead through all refused messages and not only the new ones.
   */
  static final String OF_NEW_DECISIONS =
      "INSERT OR IGNORE INTO early_copies (folder, decision)"
          + " SELECT d.folder, d.id FROM decisions d NOT INDEXED CROSS JOIN activities a"
          + " ON a.message_key = d.message_key AND a.fingerprint = d.fingerprint"
          + " WHERE d.id >= :first AND d.activity IS NULL AND d.outcome = :refused"
          + " AND d.reason <> :internal";

  private EarlyCopies() {}

  static void bind(PreparedStatement note, MessageIdentity identity) throws SQLException {
    String key = StoredText.clean(identity.key());
    note.setLong(1, Hashes.ofText(key));
    note.setString(2, key);
    note.setLong(3, identity.fingerprint());
    note.addBatch();
  }

  /**
   * Notes what was refused while another mailbox added its activity. Internal mail is refused
   * because of its sent copy, which is an activity as a rule.
   *
   * @param first the first of the decisions that are new
   */
  static void noteDecided(Handle handle, long first) {
    handle
        .createUpdate(OF_NEW_DECISIONS)
        .bind("first", first)
        .bind("refused", Outcome.REFUSED.number())
        .bind("internal", Reason.INTERNAL_EMAIL_REJECT.code())
        .execute();
  }

  static void decidedAgain(Connection connection, FolderRow folder, List<DecisionEntry> entries)
      throws SQLException {
    try (PreparedStatement settled =
        connection.prepareStatement(
            "DELETE FROM early_copies WHERE folder = ?1 AND decision ="
                + " (SELECT id FROM decisions WHERE folder = ?1 AND epoch = ?2 AND ref = ?3)")) {
      for (DecisionEntry entry : entries) {
        settled.setLong(1, folder.id());
        settled.setString(2, entry.ref().epoch());
        settled.setString(3, entry.ref().id());
        settled.addBatch();
      }
      settled.executeBatch();
    }
  }

  /** What cannot be decided again from its facts any more. */
  static void forget(Handle handle, String decisions) {
    handle.execute(
        "DELETE FROM early_copies WHERE decision IN (SELECT value FROM json_each(?))", decisions);
  }
}
