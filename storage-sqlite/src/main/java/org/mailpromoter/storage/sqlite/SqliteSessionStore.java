package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.access.SessionStore;

/** Sessions of browsers. */
final class SqliteSessionStore implements SessionStore {
  private static final String ALIVE = " seen_at > :idle AND created_at > :absolute";
  private static final String LATEST = " ORDER BY seen_at DESC, digest";

  private static final RowMapper<LoginSession> SESSION =
      Rows.of("the session", "digest", SqliteSessionStore::session);

  private final Database database;

  SqliteSessionStore(Database database) {
    this.database = database;
  }

  @Override
  public void begin(LoginSession session) {
    database.write(
        handle ->
            HolderRow.bind(
                    handle.createUpdate(
                        "INSERT INTO login_sessions (digest, "
                            + HolderRow.COLUMNS
                            + ", way, created_at, seen_at, authenticated_at, device, address)"
                            + " VALUES (:digest, "
                            + HolderRow.PARAMETERS
                            + ", :way, :created, :seen, :authenticated, :device, :address)"),
                    session.holder())
                .bind("digest", session.digest().hex())
                .bind("way", session.way().name())
                .bind("created", session.created().toEpochMilli())
                .bind("seen", session.seen().toEpochMilli())
                .bind("authenticated", session.authenticated().toEpochMilli())
                .bind("device", StoredText.clean(session.device()))
                .bind("address", StoredText.clean(session.address()))
                .execute());
  }

  private static LoginSession session(ResultSet row) throws SQLException {
    return new LoginSession(
        new Secret.Digest(row.getString("digest")),
        HolderRow.holder(row),
        LoginWay.valueOf(row.getString("way")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("seen_at")),
        Instant.ofEpochMilli(row.getLong("authenticated_at")),
        row.getString("device"),
        row.getString("address"));
  }

  private static long idle(Instant now) {
    return now.minus(LoginSession.IDLE).toEpochMilli();
  }

  private static long absolute(Instant now) {
    return now.minus(LoginSession.ABSOLUTE).toEpochMilli();
  }

  @Override
  public Optional<LoginSession> find(Secret.Digest digest, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM login_sessions WHERE digest = :digest AND" + ALIVE)
                .bind("digest", digest.hex())
                .bind("idle", idle(now))
                .bind("absolute", absolute(now))
                .map(SESSION)
                .findOne());
  }

  @Override
  public void touch(LoginSession session, Instant now) {
    if (!now.isBefore(session.seen().plus(TOUCH))) {
      database.writeRepeatable(
          handle ->
              handle
                  .createUpdate(
                      "UPDATE login_sessions SET seen_at = :now"
                          + " WHERE digest = :digest AND seen_at < :now AND"
                          + ALIVE)
                  .bind("now", now.toEpochMilli())
                  .bind("digest", session.digest().hex())
                  .bind("idle", idle(now))
                  .bind("absolute", absolute(now))
                  .execute());
    }
  }

  @Override
  public boolean authenticated(Secret.Digest digest, Instant now) {
    return database.write(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE login_sessions SET authenticated_at = :now"
                            + " WHERE digest = :digest AND"
                            + ALIVE)
                    .bind("now", now.toEpochMilli())
                    .bind("digest", digest.hex())
                    .bind("idle", idle(now))
                    .bind("absolute", absolute(now))
                    .execute())
        > 0;
  }

  @Override
  public boolean end(Secret.Digest digest) {
    return database.write(
            handle -> handle.execute("DELETE FROM login_sessions WHERE digest = ?", digest.hex()))
        > 0;
  }

  @Override
  public int endAll(String name) {
    return database.write(
        handle ->
            handle.execute("DELETE FROM login_sessions WHERE holder = ?", StoredText.clean(name)));
  }

  @Override
  public List<LoginSession> list(Instant now) {
    return database.read(
        handle ->
            alive(handle.createQuery("SELECT * FROM login_sessions WHERE" + ALIVE + LATEST), now));
  }

  @Override
  public List<LoginSession> list(String name, Instant now) {
    return database.read(
        handle ->
            alive(
                handle
                    .createQuery(
                        "SELECT * FROM login_sessions WHERE holder = :holder AND" + ALIVE + LATEST)
                    .bind("holder", StoredText.clean(name)),
                now));
  }

  private static List<LoginSession> alive(Query query, Instant now) {
    return query.bind("idle", idle(now)).bind("absolute", absolute(now)).map(SESSION).list();
  }

  @Override
  public int deleteEnded(Instant now) {
    return database.write(
        handle ->
            handle.execute(
                "DELETE FROM login_sessions WHERE seen_at <= ? OR created_at <= ?",
                idle(now),
                absolute(now)));
  }
}
