package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.mailpromoter.core.access.AuditLog.Flaw;
import org.mailpromoter.core.access.AuditLog.Verified;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.history.Progress;

/** Goes through the audit log from its first entry, and stops at the first that is not sound. */
final class AuditCheck {
  private final AuditSeal known;
  private final Progress progress;
  private AuditEnd reached = AuditEnd.NONE;

  AuditCheck(AuditSeal known, Progress progress) {
    this.known = known;
    this.progress = progress;
  }

  /** An entry as it is stored; without a row if that cannot be read. */
  private record Stored(long number, Optional<AuditRow> row, String hash) {}

  Verified run(Handle handle) {
    AuditEnd end = AuditEnd.read(handle);
    try (ResultIterator<Stored> entries =
        handle
            .createQuery("SELECT * FROM audit ORDER BY number")
            .map((row, context) -> stored(row))
            .iterator()) {
      Optional<Flaw> flaw = firstFlaw(entries).or(() -> atTheEnd(end));
      return new Verified(reached.number(), reached.seal(), flaw);
    }
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getLong("number"), readable(row), HexFormat.of().formatHex(row.getBytes("hash")));
  }

  private static Optional<AuditRow> readable(ResultSet row) throws SQLException {
    try {
      AuditRow read = AuditRow.of(row);
      return isWhole(row, read) ? Optional.of(read) : Optional.empty();
    } catch (RuntimeException changed) {
      return Optional.empty(); // somebody wrote what we never write
    }
  }

  /** An actor without a mailbox has none in its columns either. */
  private static boolean isWhole(ResultSet row, AuditRow read) throws SQLException {
    ActorRow actor = ActorRow.of(read.entry().deed().actor());
    return Objects.equals(row.getString("mailbox"), actor.mailbox())
        && Objects.equals(row.getString("folder"), actor.folder());
  }

  private Optional<Flaw> firstFlaw(Iterator<Stored> entries) {
    Optional<Flaw> flaw = Optional.empty();
    while (flaw.isEmpty() && entries.hasNext()) {
      flaw = flaw(entries.next());
      progress.advance(flaw.isEmpty() ? 1 : 0);
    }
    return flaw;
  }

  private Optional<Flaw> flaw(Stored entry) {
    long expected = reached.number() + 1;
    if (entry.number() > expected) {
      return Optional.of(new Flaw(expected, Flaw.Kind.MISSING));
    }
    String hash = entry.row().filter(AuditRow::isSound).map(this::hash).orElse(entry.hash());
    boolean sound =
        entry.number() == expected
            && entry.row().filter(AuditRow::isSound).isPresent()
            && hash.equals(entry.hash());
    if (!sound) {
      return Optional.of(new Flaw(entry.number(), Flaw.Kind.CHANGED));
    }
    reached = new AuditEnd(entry.number(), hash);
    boolean another = reached.number() == known.number() && !reached.seal().equals(known);
    return another ? Optional.of(new Flaw(entry.number(), Flaw.Kind.ANOTHER)) : Optional.empty();
  }

  private String hash(AuditRow row) {
    return row.hash(reached.hash());
  }

  private Optional<Flaw> atTheEnd(AuditEnd end) {
    long last = Math.max(end.number(), known.number());
    if (reached.number() < last) {
      return Optional.of(new Flaw(reached.number() + 1, Flaw.Kind.MISSING));
    }
    boolean same = reached.number() == end.number() && reached.seal().equals(end.seal());
    return same ? Optional.empty() : Optional.of(new Flaw(end.number() + 1, Flaw.Kind.CHANGED));
  }
}
