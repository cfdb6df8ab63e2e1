package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.store.NewActivity;

/** Updates activities from a new reading of their headers (AS-13). */
final class CorrectionWriter {
  private final Handle handle;
  private final Connection connection;

  CorrectionWriter(Handle handle) {
    this.handle = handle;
    this.connection = handle.getConnection();
  }

  /** The activities that show something else than before. */
  Set<Long> write(List<NewActivity> corrections) throws SQLException {
    Set<Long> changed = new LinkedHashSet<>();
    for (NewActivity each : corrections) {
      if (correct(each)) {
        changed.add(each.activity().id().value());
      }
    }
    return changed;
  }

  private boolean correct(NewActivity correction) throws SQLException {
    long id = correction.activity().id().value();
    List<EmailActivity> stored =
        SqliteActivityHistory.withoutBodies(
            handle,
            handle.createQuery("SELECT * FROM activities a WHERE a.id = :id").bind("id", id));
    if (stored.isEmpty()) {
      return false;
    }
    EmailActivity former = stored.get(0);
    EmailActivity now = former.asReadIn(correction.activity());
    ActivityRows.replaceKeys(connection, correction.with(now));
    if (now.saysTheSameAs(former)) {
      return false;
    }
    write(now);
    return true;
  }

  private void write(EmailActivity now) throws SQLException {
    handle.execute(
        "UPDATE OR IGNORE activities SET message_key = ?, fingerprint = ? WHERE id = ?",
        StoredText.clean(now.identity().key()),
        now.identity().fingerprint(),
        now.id().value());
    handle.execute(
        "UPDATE activities SET message_id = ?, subject = ?, sent_at = ? WHERE id = ?",
        now.messageId().map(MessageId::value).orElse(null),
        StoredText.clean(now.subject()),
        now.sentAt().toEpochMilli(),
        now.id().value());
    ActivityRows.replaceParties(connection, now);
  }
}
