package org.mailpromoter.storage.sqlite;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.store.Maintenance.Extent;

/**
 * Looks for damage: SQLite's own checks of the file, and what must hold between our rows. Each
 * question reads a table once.
 */
final class Checks {
  private static final int MOST_OF_A_KIND = 20;

  /** Of each table the rows that belong to an activity. */
  private static final List<String> OF_ACTIVITIES =
      List.of(
          "bodies",
          "attachments",
          "parties",
          "queue_items",
          "correlation_keys",
          "tracking_changes",
          "events",
          "decisions");

  private final Handle handle;
  private final List<String> found = new ArrayList<>();

  private Checks(Handle handle) {
    this.handle = handle;
  }

  /** A sentence for each damage. */
  static List<String> run(Handle handle, Extent extent) {
    Checks checks = new Checks(handle);
    checks.file(extent == Extent.FULL ? "integrity_check" : "quick_check");
    if (checks.found.isEmpty()) {
      checks.references();
    }
    if (checks.found.isEmpty() && extent == Extent.FULL) {
      checks.rows();
      checks.contents();
    }
    return checks.found;
  }

  private void file(String pragma) {
    handle
        .createQuery("PRAGMA " + pragma + "(" + MOST_OF_A_KIND + ")")
        .mapTo(String.class)
        .filter(line -> !line.equals("ok"))
        .forEach(line -> found.add("SQLite finds: " + line));
  }

  private void references() {
    handle
        .createQuery("SELECT \"table\", parent, rowid FROM pragma_foreign_key_check LIMIT :most")
        .bind("most", MOST_OF_A_KIND)
        .map(
            (row, context) ->
                "A row of "
                    + row.getString(1)
                    + " refers to a row of "
                    + row.getString(2)
                    + " that does not exist."
                    + (row.getString(3) == null ? "" : " Its number is " + row.getString(3) + "."))
        .forEach(found::add);
  }

  private void rows() {
    for (String table : OF_ACTIVITIES) {
      rows(
          "A row of " + table + " belongs to the activity %s, which does not exist.",
          "SELECT DISTINCT t.activity FROM "
              + table
              + " t WHERE t.activity IS NOT NULL"
              + " AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.id = t.activity)");
    }
    rows(
        "The activity %s has no body.",
        "SELECT a.id FROM activities a"
            + " WHERE NOT EXISTS (SELECT 1 FROM bodies b WHERE b.activity = a.id)");
    rows(
        "The activity %s is correlated with an activity that does not exist.",
        "SELECT a.id FROM activities a WHERE a.correlated_activity IS NOT NULL"
            + " AND NOT EXISTS (SELECT 1 FROM activities p WHERE p.id = a.correlated_activity)");
    rows(
        "The decision %s promoted its message but has no activity.",
        "SELECT d.id FROM decisions d WHERE d.activity IS NULL AND d.outcome = "
            + Outcome.PROMOTED.number());
    rows(
        "There is evidence of the decision %s, which does not exist.",
        "SELECT e.decision FROM evidence e"
            + " WHERE NOT EXISTS (SELECT 1 FROM decisions d WHERE d.id = e.decision)");
    rows(
        "There is a mark of the decision %s, which does not exist.",
        "SELECT DISTINCT m.decision FROM marks m"
            + " WHERE NOT EXISTS (SELECT 1 FROM decisions d WHERE d.id = m.decision)");
    rows(
        "A sink awaits the event %s, which does not exist.",
        "SELECT DISTINCT d.event FROM deliveries d"
            + " WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.number = d.event)");
    rows(
        "No attachment and no draft has the content %s.",
        "SELECT c.id FROM contents c"
            + " WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.content = c.id)"
            + " AND NOT EXISTS (SELECT 1 FROM draft_files f WHERE f.content = c.id)");
    for (String table : List.of("draft_recipients", "draft_files")) {
      rows(
          "A row of " + table + " belongs to the draft %s, which does not exist.",
          "SELECT DISTINCT t.draft FROM "
              + table
              + " t WHERE NOT EXISTS (SELECT 1 FROM drafts d WHERE d.id = t.draft)");
    }
    rows(
        "The content %s does not have the stored size.",
        "SELECT c.id FROM contents c WHERE c.size <> (SELECT coalesce(sum(length(p.bytes)), 0)"
            + " FROM content_pieces p WHERE p.content = c.id)");
  }

  private void rows(String sentence, String question) {
    handle
        .createQuery(question + " LIMIT " + MOST_OF_A_KIND)
        .mapTo(String.class)
        .forEach(which -> found.add(sentence.formatted(which)));
  }

  /** Reads every content, a piece at a time. */
  private void contents() {
    handle
        .createQuery("SELECT id, checksum, sha256 FROM contents ORDER BY id")
        .map((row, context) -> isChanged(row) ? row.getLong(1) : 0L)
        .filter(id -> id > 0)
        .forEach(id -> found.add("The content " + id + " has changed since it was stored."));
  }

  private boolean isChanged(ResultSet row) throws SQLException {
    long id = row.getLong(1);
    long checksum = row.getLong(2);
    byte[] sha256 = row.getBytes(3);
    CRC32C sum = new CRC32C();
    MessageDigest digest = Hashes.sha256();
    int position = 0;
    for (Optional<byte[]> piece = Contents.piece(handle, id, position);
        piece.isPresent();
        piece = Contents.piece(handle, id, ++position)) {
      sum.update(piece.get());
      digest.update(piece.get());
    }
    return checksum >= 0 && checksum != sum.getValue()
        || sha256 != null && !MessageDigest.isEqual(digest.digest(), sha256);
  }
}
