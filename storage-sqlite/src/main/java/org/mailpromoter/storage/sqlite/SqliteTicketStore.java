package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.mailpromoter.core.access.LoginTicket;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.access.TicketStore;

/** Login tickets. Using one deletes it. */
final class SqliteTicketStore implements TicketStore {
  private final Database database;

  SqliteTicketStore(Database database) {
    this.database = database;
  }

  @Override
  public void put(LoginTicket ticket) {
    database.write(
        handle ->
            HolderRow.bind(
                    handle.createUpdate(
                        "INSERT INTO login_tickets (digest, "
                            + HolderRow.COLUMNS
                            + ", expires_at) VALUES (:digest, "
                            + HolderRow.PARAMETERS
                            + ", :expires)"),
                    ticket.holder())
                .bind("digest", ticket.digest().hex())
                .bind("expires", ticket.expires().toEpochMilli())
                .execute());
  }

  /** A wrong guess writes nothing. */
  @Override
  public Optional<LoginTicket> use(Secret.Digest digest, Instant now) {
    return find(digest, now).filter(ticket -> delete(ticket.digest()));
  }

  private Optional<LoginTicket> find(Secret.Digest digest, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM login_tickets WHERE digest = :digest AND expires_at > :now")
                .bind("digest", digest.hex())
                .bind("now", now.toEpochMilli())
                .map(Rows.of("the login ticket", "digest", SqliteTicketStore::ticket))
                .findOne());
  }

  private static LoginTicket ticket(ResultSet row) throws SQLException {
    return new LoginTicket(
        new Secret.Digest(row.getString("digest")),
        HolderRow.holder(row),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }

  /** Of several who delete it, one does. */
  private boolean delete(Secret.Digest digest) {
    return database.write(
            handle -> handle.execute("DELETE FROM login_tickets WHERE digest = ?", digest.hex()))
        > 0;
  }

  @Override
  public int deleteExpired(Instant now) {
    return database.write(
        handle ->
            handle.execute("DELETE FROM login_tickets WHERE expires_at <= ?", now.toEpochMilli()));
  }
}
