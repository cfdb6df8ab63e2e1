package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.draft.Draft;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftFile;
import org.mailpromoter.core.draft.DraftId;
import org.mailpromoter.core.draft.DraftRecipient;
import org.mailpromoter.core.draft.DraftSummary;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.MailKind;

/** Rows of drafts inside a transaction. */
final class DraftRows {
  private final Database database;
  private final Handle handle;

  /**
   * @param database reads the contents of files when they are asked for
   */
  DraftRows(Database database, Handle handle) {
    this.database = database;
    this.handle = handle;
  }

  /** Writes a new draft without its parts. */
  long insert(String author, DraftContent content, Instant at) {
    return bound(
            handle.createQuery(
                "INSERT INTO drafts (author, version, created_at, changed_at, sender, subject,"
                    + " text, html, kind, original, regarding, automatic) VALUES (:author, 1, :at,"
                    + " :at, :sender, :subject, :text, :html, :kind, :original, :regarding,"
                    + " :automatic) RETURNING id"),
            content,
            at)
        .bind("author", author)
        .mapTo(Long.class)
        .one();
  }

  /** Writes over a version, without the parts; whether it is the stored one. */
  boolean update(String author, DraftId id, long version, DraftContent content, Instant at) {
    return bound(
                handle.createUpdate(
                    "UPDATE drafts SET version = version + 1, changed_at = :at, sender = :sender,"
                        + " subject = :subject, text = :text, html = :html, kind = :kind,"
                        + " original = :original, regarding = :regarding, automatic = :automatic"
                        + " WHERE id = :id AND author = :author AND version = :version"),
                content,
                at)
            .bind("id", id.value())
            .bind("author", author)
            .bind("version", version)
            .execute()
        > 0;
  }

  private static <T extends SqlStatement<T>> T bound(
      T statement, DraftContent content, Instant at) {
    return statement
        .bind("at", at.toEpochMilli())
        .bind("sender", content.from().toString())
        .bind("subject", content.subject())
        .bind("text", content.text())
        .bind("html", content.html())
        .bind("kind", content.kind().name())
        .bind("original", content.original().map(ActivityId::value).orElse(null))
        .bind("regarding", StoredText.ofRecord(content.regarding()))
        .bind("automatic", content.automatic());
  }

  /** Writes recipients and files in place of the former ones. */
  void writeParts(long id, DraftContent content) throws SQLException {
    handle.execute("DELETE FROM draft_recipients WHERE draft = ?", id);
    PreparedBatch rows =
        handle.prepareBatch(
            "INSERT INTO draft_recipients (draft, position, role, name, address)"
                + " VALUES (?, ?, ?, ?, ?)");
    int position = 0;
    for (DraftRecipient each : content.recipients()) {
      rows.add(id, position++, each.role().mask(), each.name(), each.address());
    }
    rows.execute();
    writeFiles(id, content.files());
  }

  /** New contents are written before former ones go, since a file may stay. */
  private void writeFiles(long id, List<DraftFile> files) throws SQLException {
    String list = JsonList.ofNumbers(List.of(id));
    List<Long> former = contents(handle, list);
    List<Long> contents = new ArrayList<>(files.size());
    try (ContentWriter writer = new ContentWriter(handle.getConnection())) {
      for (DraftFile each : files) {
        contents.add(writer.store(each.file().content().orElseThrow()));
      }
    }
    handle.execute("DELETE FROM draft_files WHERE draft = ?", id);
    for (int i = 0; i < contents.size(); i++) {
      DraftFile each = files.get(i);
      handle.execute(
          "INSERT INTO draft_files (draft, position, name, content_type, image_id, content)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          id,
          i,
          each.file().name(),
          each.file().contentType(),
          each.imageId(),
          contents.get(i));
    }
    Contents.deleteUnreferenced(handle, former);
  }

  /** The contents that the files of drafts have. */
  private static List<Long> contents(Handle handle, String drafts) {
    return handle
        .createQuery(
            "SELECT DISTINCT content FROM draft_files"
                + " WHERE draft IN (SELECT value FROM json_each(?))")
        .bind(0, drafts)
        .mapTo(Long.class)
        .list();
  }

  /** Deletes drafts with all their parts. */
  static void delete(Handle handle, List<Long> drafts) {
    String list = JsonList.ofNumbers(drafts);
    List<Long> former = contents(handle, list);
    for (String rows :
        List.of("draft_files WHERE draft", "draft_recipients WHERE draft", "drafts WHERE id")) {
      handle.execute("DELETE FROM " + rows + " IN (SELECT value FROM json_each(?))", list);
    }
    Contents.deleteUnreferenced(handle, former);
  }

  Optional<Draft> find(String author, DraftId id) {
    return handle
        .createQuery("SELECT * FROM drafts WHERE id = :id AND author = :author")
        .bind("id", id.value())
        .bind("author", author)
        .map(Rows.of("the draft", "id", this::draft))
        .findOne();
  }

  List<DraftSummary> list(String author) {
    return handle
        .createQuery(SqliteDraftStore.LIST)
        .bind("author", author)
        .map(Rows.of("the draft", "id", this::summary))
        .list();
  }

  private Draft draft(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Draft(
        new DraftId(id),
        row.getLong("version"),
        new DraftContent(
            StoredText.record(row.getString("sender")).orElseThrow(),
            recipients(id),
            row.getString("subject"),
            row.getString("text"),
            row.getString("html"),
            files(id),
            MailKind.valueOf(row.getString("kind")),
            Optional.ofNullable((Number) row.getObject("original"))
                .map(number -> new ActivityId(number.longValue())),
            StoredText.record(row.getString("regarding")),
            row.getBoolean("automatic")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("changed_at")));
  }

  private DraftSummary summary(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new DraftSummary(
        new DraftId(id),
        row.getLong("version"),
        MailKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        recipients(id),
        Instant.ofEpochMilli(row.getLong("changed_at")));
  }

  private List<DraftRecipient> recipients(long draft) {
    return handle
        .createQuery("SELECT * FROM draft_recipients WHERE draft = ? ORDER BY position")
        .bind(0, draft)
        .map(
            Rows.of(
                "a recipient of the draft",
                "draft",
                row ->
                    new DraftRecipient(
                        Role.ofMask(row.getInt("role")),
                        row.getString("name"),
                        row.getString("address"))))
        .list();
  }

  private List<DraftFile> files(long draft) {
    return handle
        .createQuery(
            "SELECT f.*, c.sha256, c.size FROM draft_files f JOIN contents c ON c.id = f.content"
                + " WHERE f.draft = ? ORDER BY f.position")
        .bind(0, draft)
        .map(Rows.of("a file of the draft", "draft", this::file))
        .list();
  }

  private DraftFile file(ResultSet row) throws SQLException {
    long content = row.getLong("content");
    byte @Nullable [] digest = row.getBytes("sha256");
    long size = row.getLong("size");
    StoredContent bytes =
        new StoredContent(
            position -> database.read(reader -> Contents.piece(reader, content, position)),
            digest == null ? "" : HexFormat.of().formatHex(digest),
            size);
    Attachment file =
        new Attachment(row.getString("name"), row.getString("content_type"), size).with(bytes);
    return new DraftFile(file, row.getString("image_id"));
  }
}
