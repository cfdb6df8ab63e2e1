package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.mailbox.MailboxId;

/** The last run of each mailbox. */
final class SqliteRunLog implements RunLog {
  private final Database database;

  SqliteRunLog(Database database) {
    this.database = database;
  }

  @Override
  public void record(MailboxRun run) {
    database.write(
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO runs"
                    + " (mailbox, started_at, ended_at, processed, promoted, failure, state,"
                    + " failures, postponed_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.mailbox().value(),
                run.startedAt().toEpochMilli(),
                run.endedAt().toEpochMilli(),
                run.processed(),
                run.promoted(),
                StoredText.clean(run.failure()),
                run.health().state().number(),
                run.health().failures(),
                run.health().postponedUntil().map(Instant::toEpochMilli).orElse(null)));
  }

  @Override
  public List<MailboxRun> lastRuns() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM runs ORDER BY mailbox")
                .map(
                    Rows.of(
                        "the last run of the mailbox",
                        "mailbox",
                        row ->
                            new MailboxRun(
                                new MailboxId(row.getString("mailbox")),
                                Instant.ofEpochMilli(row.getLong("started_at")),
                                Instant.ofEpochMilli(row.getLong("ended_at")),
                                row.getLong("processed"),
                                row.getLong("promoted"),
                                row.getString("failure"),
                                health(row))))
                .list());
  }

  private static MailboxHealth health(ResultSet row) throws SQLException {
    long until = row.getLong("postponed_until");
    Optional<Instant> postponed =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until));
    return MailboxHealth.restore(
        MailboxHealth.State.of(row.getInt("state")), row.getInt("failures"), postponed);
  }
}
