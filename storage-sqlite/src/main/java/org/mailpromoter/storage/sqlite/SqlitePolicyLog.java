package org.mailpromoter.storage.sqlite;

import org.mailpromoter.core.policy.PolicyLog;

/** Policies by version. */
final class SqlitePolicyLog implements PolicyLog {
  private final Database database;

  SqlitePolicyLog(Database database) {
    this.database = database;
  }

  @Override
  public long versionOf(String text) {
    return database.write(
        handle -> {
          handle.execute("INSERT OR IGNORE INTO policies (text) VALUES (?)", text);
          return handle
              .createQuery("SELECT version FROM policies WHERE text = :text")
              .bind("text", text)
              .mapTo(Long.class)
              .one();
        });
  }
}
