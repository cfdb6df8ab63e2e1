package org.mailpromoter.storage.sqlite;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The numbers that a database has issued and others may know.
 *
 * @param activity the greatest number of an activity
 * @param event the greatest number of an event
 * @param tokenSender the greatest number of a sender of tracking tokens
 * @param tokens the counters of senders
 */
record HandedOut(long activity, long event, long tokenSender, Map<String, Counter> tokens) {
  /** Numbers that are skipped, because it is unknown how many followed those of a backup. */
  private static final long SKIPPED = 1_000_000;

  private static final long SENDERS_SKIPPED = 10;

  /** Few, because tokens have few digits and wrap around after 999 per sender. */
  static final long TOKENS_SKIPPED = 100;

  /** No issued numbers. */
  static final HandedOut NOTHING = new HandedOut(0, 0, 0, Map.of());

  /** The counter of a sender. */
  record Counter(long number, long count) {}

  HandedOut {
    tokens = Map.copyOf(tokens);
  }

  static HandedOut of(Handle handle) {
    Map<String, Counter> tokens = new HashMap<>();
    handle
        .createQuery("SELECT sender, number, count FROM token_counters")
        .map(
            (row, context) ->
                Map.entry(row.getString(1), new Counter(row.getLong(2), row.getLong(3))))
        .forEach(each -> tokens.put(each.getKey(), each.getValue()));
    return new HandedOut(
        one(
            handle,
            "SELECT max(activity, (SELECT coalesce(max(id), 0) FROM activities)) FROM floors"),
        one(handle, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'"),
        one(
            handle,
            "SELECT max(token_sender, (SELECT coalesce(max(number), 0) FROM token_counters))"
                + " FROM floors"),
        tokens);
  }

  private static long one(Handle handle, String question) {
    return handle.createQuery(question).mapTo(Long.class).one();
  }

  /** Makes a database hand out what neither it nor another one has handed out. */
  HandedOut skip(Handle handle) {
    HandedOut own = of(handle);
    HandedOut skipped =
        new HandedOut(
            Math.max(activity, own.activity) + SKIPPED,
            Math.max(event, own.event) + SKIPPED,
            Math.max(tokenSender, own.tokenSender) + SENDERS_SKIPPED,
            tokens);
    handle.execute(
        "UPDATE floors SET activity = ?, token_sender = ?", skipped.activity, skipped.tokenSender);
    handle.execute("DELETE FROM sqlite_sequence WHERE name = 'events'");
    handle.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('events', ?)", skipped.event);
    tokens.forEach((sender, counter) -> take(handle, sender, counter));
    handle.execute("UPDATE token_counters SET count = count + ?", TOKENS_SKIPPED);
    return skipped;
  }

  /**
   * A sender that the backup does not know keeps its number, unless the backup gave it to another
   * one; then it gets a new number when it asks.
   */
  private static void take(Handle handle, String sender, Counter counter) {
    handle.execute(
        "INSERT INTO token_counters (sender, number, count) SELECT ?, ?, ?"
            + " WHERE NOT EXISTS (SELECT 1 FROM token_counters WHERE number = ? AND sender <> ?)"
            + " ON CONFLICT (sender) DO UPDATE SET count = max(count, excluded.count)",
        sender,
        counter.number(),
        counter.count(),
        counter.number(),
        sender);
  }
}
