package org.mailpromoter.storage.sqlite;

import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;

/** The audit log. */
final class SqliteAuditLog implements AuditLog {
  private final Database database;

  SqliteAuditLog(Database database) {
    this.database = database;
  }

  @Override
  public AuditEntry append(AuditDeed deed) {
    AuditDeed storable = AuditRow.storable(deed);
    return database.write(
        handle -> {
          AuditEnd end = AuditEnd.read(handle);
          AuditRow row = AuditRow.sealed(end.number() + 1, storable);
          String hash = row.hash(end.hash());
          insert(handle, row, hash);
          new AuditEnd(row.entry().number(), hash).write(handle);
          return row.entry();
        });
  }

  private static void insert(Handle handle, AuditRow row, String hash) {
    AuditDeed deed = row.entry().deed();
    ActorRow actor = ActorRow.of(deed.actor());
    handle
        .createUpdate(
            "INSERT INTO audit VALUES (:number, :at, :actor, :who, :mailbox, :folder, :channel,"
                + " :operation, :object, :concerns, :before, :after, :reason, :failure, :request,"
                + " :seals, :hash)")
        .bind("number", row.entry().number())
        .bind("at", deed.at().toEpochMilli())
        .bind("actor", actor.kind())
        .bind("who", actor.who())
        .bind("mailbox", actor.mailbox())
        .bind("folder", actor.folder())
        .bind("channel", deed.channel().name())
        .bind("operation", deed.operation())
        .bind("object", deed.object())
        .bind("concerns", StoredText.ofRecord(deed.concerns()))
        .bind("before", deed.before())
        .bind("after", deed.after())
        .bind("reason", deed.reason())
        .bind("failure", deed.outcome().code().orElse(null))
        .bind("request", deed.request())
        .bind("seals", row.seals().bytes())
        .bind("hash", HexFormat.of().parseHex(hash))
        .execute();
  }

  @Override
  public Page<AuditEntry> list(AuditFilter filter, PageKey from, int limit) {
    AuditConditions conditions = new AuditConditions(filter);
    List<AuditEntry> found =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM audit WHERE (at, number) < (:order, :number)"
                            + conditions.sql()
                            + " ORDER BY at DESC, number DESC LIMIT :limit")
                    .bind("order", from.order())
                    .bind("number", from.number())
                    .bind("limit", limit + 1L)
                    .bindMap(conditions.values())
                    .map(Rows.of("the audit entry", "number", row -> AuditRow.of(row).entry()))
                    .list());
    return Page.of(found, limit, SqliteAuditLog::key);
  }

  private static PageKey key(AuditEntry entry) {
    return new PageKey(entry.deed().at().toEpochMilli(), entry.number());
  }

  /** One statement reads all of it, and so sees it as it was at one moment. */
  @Override
  public Verified verify(AuditSeal known, Progress progress) {
    return database.aside(
        progress, handle -> handle.inTransaction(new AuditCheck(known, progress)::run));
  }
}
