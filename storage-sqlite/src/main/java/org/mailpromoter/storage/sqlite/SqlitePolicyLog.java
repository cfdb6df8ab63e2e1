package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyCodec;
import org.mailpromoter.core.policy.PolicyLog;

/** Policies by version. */
final class SqlitePolicyLog implements PolicyLog {
  private final Database database;

  SqlitePolicyLog(Database database) {
    this.database = database;
  }

  @Override
  public long versionOf(Policy policy, Instant now) {
    byte[] bytes = PolicyCodec.encode(policy);
    return database.write(
        handle -> {
          handle.execute(
              "INSERT OR IGNORE INTO policies (policy, first_used) VALUES (?, ?)",
              bytes,
              now.toEpochMilli());
          return handle
              .createQuery("SELECT version FROM policies WHERE policy = :policy")
              .bind("policy", bytes)
              .mapTo(Long.class)
              .one();
        });
  }

  @Override
  public Optional<Policy> find(long version) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT policy, version FROM policies WHERE version = :version")
                .bind("version", version)
                .map(Rows.of("the policy", "version", row -> PolicyCodec.decode(row.getBytes(1))))
                .findOne());
  }

  @Override
  public Page<Version> versions(PageKey from, int limit) {
    List<Version> found =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT version, first_used FROM policies WHERE version < :before"
                            + " ORDER BY version DESC LIMIT :limit")
                    .bind("before", from.number())
                    .bind("limit", limit + 1L)
                    .map(Rows.of("the policy", "version", SqlitePolicyLog::version))
                    .list());
    return Page.of(found, limit, each -> PageKey.of(each.number()));
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)));
  }
}
