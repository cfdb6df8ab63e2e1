package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;

/** Reads the bodies of activities. The contents of their attachments are read when asked for. */
final class StoredBodies {
  private final Database database;

  StoredBodies(Database database) {
    this.database = database;
  }

  /** The body of each activity. */
  Map<Long, Body> of(Handle handle, Collection<Long> activities) {
    Map<Long, List<Attachment>> attachments = attachments(handle, activities);
    Map<Long, Body> bodies = new HashMap<>();
    ActivityParts.byActivity(
            handle,
            activities,
            "the body of the activity",
            "SELECT b.activity, b.text, b.html FROM json_each(:ids) i"
                + " CROSS JOIN bodies b ON b.activity = i.value",
            row -> body(row, attachments.getOrDefault(row.getLong(1), List.of())))
        .forEach((id, body) -> bodies.put(id, body.get(0)));
    return bodies;
  }

  private static Body body(ResultSet row, List<Attachment> attachments) throws SQLException {
    return new Body(row.getString(2), row.getString(3), attachments, Set.of());
  }

  private Map<Long, List<Attachment>> attachments(Handle handle, Collection<Long> activities) {
    return ActivityParts.byActivity(
        handle,
        activities,
        "an attachment of the activity",
        "SELECT a.activity, a.name, a.content_type, a.size, a.fate, a.content, c.sha256, c.size"
            + " FROM json_each(:ids) i CROSS JOIN attachments a ON a.activity = i.value"
            + " LEFT JOIN contents c ON c.id = a.content ORDER BY a.activity, a.position",
        this::attachment);
  }

  private Attachment attachment(ResultSet row) throws SQLException {
    Attachment described =
        new Attachment(row.getString(2), row.getString(3), row.getLong(4))
            .with(ActivityRows.fate(row.getInt(5)));
    long content = row.getLong(6);
    if (row.wasNull()) {
      return described;
    }
    byte[] digest = row.getBytes(7);
    long size = row.getLong(8);
    if (row.wasNull()) {
      throw new SQLException("it has no content " + content);
    }
    return described.with(
        new StoredContent(
            position -> database.read(handle -> Contents.piece(handle, content, position)),
            digest == null ? "" : HexFormat.of().formatHex(digest),
            size));
  }
}
