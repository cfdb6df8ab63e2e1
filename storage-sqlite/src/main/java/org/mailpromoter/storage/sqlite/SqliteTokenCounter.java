package org.mailpromoter.storage.sqlite;

import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.TokenCounter;

/** Counters of tracking tokens. */
final class SqliteTokenCounter implements TokenCounter {
  private final Database database;

  SqliteTokenCounter(Database database) {
    this.database = database;
  }

  @Override
  public Next next(RecordId sender) {
    return database.write(
        handle -> {
          handle.execute(
              "INSERT INTO token_counters (sender, number, count)"
                  + " VALUES (?, 1 + max((SELECT coalesce(max(number), 0) FROM token_counters),"
                  + " (SELECT token_sender FROM floors)), 1)"
                  + " ON CONFLICT (sender) DO UPDATE SET count = count + 1",
              sender.toString());
          return handle
              .createQuery("SELECT number, count FROM token_counters WHERE sender = :sender")
              .bind("sender", sender.toString())
              .map((row, context) -> new Next(row.getLong(1), row.getLong(2)))
              .one();
        });
  }
}
