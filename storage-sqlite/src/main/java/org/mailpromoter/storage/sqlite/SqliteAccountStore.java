package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.AccountStore;
import org.mailpromoter.core.access.Role;

/** Accounts, each with its password in one row. */
final class SqliteAccountStore implements AccountStore {
  private final Database database;

  SqliteAccountStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Account> list() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM accounts ORDER BY id")
                .map(Rows.of("the account", "id", SqliteAccountStore::account))
                .list());
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return database.read(handle -> find(handle, id));
  }

  private static Optional<Account> find(Handle handle, AccountId id) {
    return handle
        .createQuery("SELECT * FROM accounts WHERE id = :id")
        .bind("id", id.name())
        .map(Rows.of("the account", "id", SqliteAccountStore::account))
        .findOne();
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        new AccountId(row.getString("id")),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        StoredText.record(row.getString("user")),
        row.getBoolean("enabled"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getLong("version"));
  }

  @Override
  public Written put(Account account, boolean keepAdministrator) {
    return database.write(
        handle -> {
          boolean keeps = keepAdministrator && !account.administers();
          Written allowed = allowed(handle, account, keeps);
          return allowed == Written.DONE ? put(handle, account) : allowed;
        });
  }

  /** Whether an account of this version is stored, and nobody is needed as an administrator. */
  private static Written allowed(Handle handle, Account account, boolean keeps) {
    Optional<Account> now = find(handle, account.id());
    if (now.map(Account::version).orElse(0L) != account.version()) {
      return Written.STALE;
    }
    boolean isLast =
        keeps && now.filter(Account::administers).isPresent() && isNeeded(handle, account);
    return isLast ? Written.LAST_ADMINISTRATOR : Written.DONE;
  }

  /** Whether this administrator can log in, and no other. */
  private static boolean isNeeded(Handle handle, Account account) {
    return handle
        .createQuery(
            "SELECT id FROM accounts"
                + " WHERE enabled AND role = :role AND password IS NOT NULL LIMIT 2")
        .bind("role", Role.ADMINISTRATOR.name())
        .mapTo(String.class)
        .list()
        .equals(List.of(account.id().name()));
  }

  private static Written put(Handle handle, Account account) {
    handle
        .createUpdate(
            "INSERT INTO accounts (id, name, role, user, enabled, created_at, version)"
                + " VALUES (:id, :name, :role, :user, :enabled, :created, :version)"
                + " ON CONFLICT (id) DO UPDATE SET name = :name, role = :role, user = :user,"
                + " enabled = :enabled, created_at = :created, version = :version")
        .bind("id", account.id().name())
        .bind("name", StoredText.clean(account.name()))
        .bind("role", account.role().name())
        .bind("user", StoredText.ofRecord(account.user()))
        .bind("enabled", account.enabled())
        .bind("created", account.created().toEpochMilli())
        .bind("version", account.version() + 1)
        .execute();
    return Written.DONE;
  }

  @Override
  public Written remove(Account account, boolean keepAdministrator) {
    if (account.version() == 0) {
      return Written.STALE;
    }
    return database.write(
        handle -> {
          Written allowed = allowed(handle, account, keepAdministrator);
          if (allowed == Written.DONE) {
            handle.execute("DELETE FROM accounts WHERE id = ?", account.id().name());
          }
          return allowed;
        });
  }

  @Override
  public Optional<String> password(AccountId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT password FROM accounts WHERE id = :id AND password IS NOT NULL")
                .bind("id", id.name())
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public boolean setPassword(AccountId id, String hash) {
    return database.write(
        handle ->
            handle.execute("UPDATE accounts SET password = ? WHERE id = ?", hash, id.name()) > 0);
  }
}
