package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.ApiTokenStore;
import org.mailpromoter.core.access.Secret;

/** API tokens. */
final class SqliteApiTokenStore implements ApiTokenStore {
  private static final String LATEST = " ORDER BY created_at DESC, id";

  private static final RowMapper<ApiToken> TOKEN =
      Rows.of("the API token", "id", SqliteApiTokenStore::token);

  private final Database database;

  SqliteApiTokenStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(ApiToken token) {
    return database.write(
            handle ->
                HolderRow.bind(
                        handle.createUpdate(
                            "INSERT OR IGNORE INTO api_tokens (id, digest, label, "
                                + HolderRow.COLUMNS
                                + ", scopes, created_at, expires_at, used_at, revoked_at)"
                                + " VALUES (:id, :digest, :label, "
                                + HolderRow.PARAMETERS
                                + ", :scopes, :created, :expires, :used, :revoked)"),
                        token.holder())
                    .bind("id", token.id().text())
                    .bind("digest", token.digest().hex())
                    .bind("label", StoredText.clean(token.label()))
                    .bind(
                        "scopes", token.scopes().stream().sorted().collect(Collectors.joining(" ")))
                    .bind("created", token.created().toEpochMilli())
                    .bind("expires", token.expires().toEpochMilli())
                    .bind("used", token.used().map(Instant::toEpochMilli).orElse(null))
                    .bind("revoked", token.revoked().map(Instant::toEpochMilli).orElse(null))
                    .execute())
        > 0;
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    return new ApiToken(
        new ApiTokenId(row.getString("id")),
        new Secret.Digest(row.getString("digest")),
        row.getString("label"),
        HolderRow.holder(row),
        scopes(row.getString("scopes")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        time(row, "used_at"),
        time(row, "revoked_at"));
  }

  private static Set<String> scopes(String words) {
    return Stream.of(words.split(" "))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
  }

  @Override
  public Optional<ApiToken> find(ApiTokenId id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM api_tokens WHERE id = :id")
                .bind("id", id.text())
                .map(TOKEN)
                .findOne());
  }

  @Override
  public void used(ApiToken token, Instant now) {
    if (token.used().filter(last -> now.isBefore(last.plus(TOUCH))).isEmpty()) {
      database.writeRepeatable(
          handle ->
              handle.execute(
                  "UPDATE api_tokens SET used_at = ? WHERE id = ?",
                  now.toEpochMilli(),
                  token.id().text()));
    }
  }

  @Override
  public boolean revoke(ApiTokenId id, Instant now) {
    return database.write(
            handle ->
                handle.execute(
                    "UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                    now.toEpochMilli(),
                    id.text()))
        > 0;
  }

  @Override
  public List<ApiToken> list() {
    return database.read(
        handle -> handle.createQuery("SELECT * FROM api_tokens" + LATEST).map(TOKEN).list());
  }

  @Override
  public List<ApiToken> list(String name) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM api_tokens WHERE holder = :holder" + LATEST)
                .bind("holder", StoredText.clean(name))
                .map(TOKEN)
                .list());
  }

  @Override
  public int deleteEndedBefore(Instant time) {
    return database.write(
        handle ->
            handle.execute(
                "DELETE FROM api_tokens WHERE expires_at < ? OR revoked_at < ?",
                time.toEpochMilli(),
                time.toEpochMilli()));
  }
}
