package org.mailpromoter.storage.sqlite;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.store.Privacy;

/** Deletes personal data, and overwrites its pages. */
final class SqlitePrivacy implements Privacy {
  /** Batch size, so that readers and the log of SQLite are not delayed for long. */
  private static final int TOGETHER = 5_000;

  private final Database database;

  SqlitePrivacy(Database database) {
    this.database = database;
  }

  @Override
  public long forget(Reason reason, Instant decidedBefore, Progress progress) {
    long all = 0;
    int some = 0;
    try {
      do {
        some = database.write(handle -> forgetSome(handle, reason, decidedBefore));
        all += some;
        progress.advance(some);
      } while (some == TOGETHER);
    } finally {
      if (all > 0) { // also when the progress ends the work
        WordMerge.decisions(database);
        database.overwriteLog();
      }
    }
    return all;
  }

  private static int forgetSome(Handle handle, Reason reason, Instant decidedBefore) {
    List<Long> ids =
        handle
            .createQuery(
                "SELECT id FROM decisions INDEXED BY decisions_kept WHERE outcome <> 1"
                    + " AND message_key <> '(forgotten)' AND decided_at < :before"
                    + " AND reason = :reason LIMIT :limit")
            .bind("before", decidedBefore.toEpochMilli())
            .bind("reason", reason.code())
            .bind("limit", TOGETHER)
            .mapTo(Long.class)
            .list();
    strip(handle, ids);
    return ids.size();
  }

  /**
   * Decisions stay known by the digests of their messages. There is nothing left to compare a new
   * reading of the header with (AS-13).
   */
  static void strip(Handle handle, List<Long> ids) {
    handle.execute("PRAGMA secure_delete = ON");
    String list = JsonList.ofNumbers(ids);
    handle.execute("DELETE FROM evidence WHERE decision IN (SELECT value FROM json_each(?))", list);
    Waiting.forget(handle, ids);
    handle.execute(
        "UPDATE decisions SET message_key = ?, sender = '', subject = '', parser = ?"
            + " WHERE id IN (SELECT value FROM json_each(?))",
        StoredText.FORGOTTEN,
        EnvelopeParser.VERSION,
        list);
  }

  /**
   * What is long is read outside of a transaction. The rest is erased in one that is rolled back,
   * so that both count the same.
   */
  @Override
  public Found find(EmailAddress address, Progress progress) {
    String text = address.value().toLowerCase(Locale.ROOT);
    return database.aside(
        progress,
        handle -> {
          PersonEraser eraser = new PersonEraser(handle, text, progress);
          long decisions = eraser.decisions().size();
          List<Long> activities = eraser.activitiesThatNameIt();
          handle.begin();
          try {
            return new Found(
                decisions,
                activities.size(),
                eraser.records(),
                eraser.rest(JsonList.ofNumbers(activities)));
          } finally {
            handle.rollback();
          }
        });
  }

  @Override
  public Erased erase(EmailAddress address, Instant at, Progress progress) {
    String text = address.value().toLowerCase(Locale.ROOT);
    long[] counts =
        database.write(
            progress,
            handle -> {
              handle.execute("PRAGMA secure_delete = ON");
              PersonEraser eraser = new PersonEraser(handle, text, progress);
              List<Long> decisions = eraser.decisions();
              strip(handle, decisions);
              List<Long> changed = eraser.activitiesThatNameIt();
              eraser.activities(JsonList.ofNumbers(changed));
              new EventWriter(handle).write(ActivityEvent.Kind.CHANGED, changed, at);
              long records = eraser.records();
              long others = eraser.rest(JsonList.ofNumbers(changed));
              WordMerge.now(handle);
              return new long[] {decisions.size(), changed.size(), records, others};
            });
    database.rewrite();
    return new Erased(counts[0], counts[1], counts[2], counts[3], database.occurrences(text));
  }
}
