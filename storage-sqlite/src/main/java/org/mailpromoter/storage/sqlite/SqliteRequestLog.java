package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.access.RequestLog;

/** Requests that named a key. */
final class SqliteRequestLog implements RequestLog {
  private static final String WHICH = " WHERE holder = :holder AND key = :key";

  private final Database database;

  SqliteRequestLog(Database database) {
    this.database = database;
  }

  @Override
  public State begin(Key key, String fingerprint, Instant now) {
    return database.write(
        handle ->
            insert(handle, key, fingerprint, now)
                ? new State.Begun()
                : known(handle, key, fingerprint));
  }

  private static boolean insert(Handle handle, Key key, String fingerprint, Instant now) {
    return handle.execute(
            "INSERT OR IGNORE INTO requests (holder, key, fingerprint, at) VALUES (?, ?, ?, ?)",
            StoredText.clean(key.holder()),
            StoredText.clean(key.key()),
            fingerprint,
            now.toEpochMilli())
        > 0;
  }

  private static State known(Handle handle, Key key, String fingerprint) {
    return handle
        .createQuery("SELECT * FROM requests" + WHICH)
        .bind("holder", StoredText.clean(key.holder()))
        .bind("key", StoredText.clean(key.key()))
        .map(Rows.of("the request", "key", row -> state(row, fingerprint)))
        .one();
  }

  private static State state(ResultSet row, String fingerprint) throws SQLException {
    if (!row.getString("fingerprint").equals(fingerprint)) {
      return new State.Different();
    }
    int status = row.getInt("status");
    return row.wasNull()
        ? new State.Running()
        : new State.Answered(new Answer(status, row.getString("type"), row.getString("body")));
  }

  @Override
  public void answer(Key key, Answer answer) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "UPDATE requests SET status = :status, type = :type, body = :body"
                        + WHICH
                        + " AND status IS NULL")
                .bind("status", answer.status())
                .bind("type", StoredText.clean(answer.type()))
                .bind("body", StoredText.clean(answer.body()))
                .bind("holder", StoredText.clean(key.holder()))
                .bind("key", StoredText.clean(key.key()))
                .execute());
  }

  @Override
  public void abandon(Key key) {
    database.write(
        handle ->
            handle
                .createUpdate("DELETE FROM requests" + WHICH + " AND status IS NULL")
                .bind("holder", StoredText.clean(key.holder()))
                .bind("key", StoredText.clean(key.key()))
                .execute());
  }

  @Override
  public int deleteBefore(Instant time) {
    return database.write(
        handle -> handle.execute("DELETE FROM requests WHERE at < ?", time.toEpochMilli()));
  }
}
