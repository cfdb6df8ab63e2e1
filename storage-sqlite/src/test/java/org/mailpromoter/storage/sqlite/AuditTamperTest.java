package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditLog.Flaw;
import org.mailpromoter.core.access.AuditLog.Verified;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.party.RecordId;

/** Somebody changes the audit log with another program (AU-2, AU-3). */
class AuditTamperTest {
  private static final int ENTRIES = 5;

  @TempDir private Path folder;
  private AuditSeal seal = AuditSeal.NONE;

  @BeforeEach
  void append() {
    try (SqliteStorage storage = SqliteStorage.open(file())) {
      for (int i = 0; i < ENTRIES; i++) {
        storage.auditLog().append(deed(i));
      }
      seal = storage.auditLog().verify(AuditSeal.NONE, Progress.NONE).seal();
    }
  }

  private Path file() {
    return folder.resolve("t.db");
  }

  private static AuditDeed deed(int second) {
    return new AuditDeed(
        Instant.ofEpochSecond(second),
        new Actor.Person("anna"),
        Channel.COMMAND,
        "choose-settings",
        "use-correlation",
        Optional.of(RecordId.user("anna")),
        "no",
        "yes",
        "asked",
        AuditDeed.Outcome.DONE,
        "r1");
  }

  private void tamper(List<String> statements) throws SQLException {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement()) {
      for (String each : statements) {
        statement.executeUpdate(each);
      }
    }
  }

  private Verified verified(AuditSeal known) {
    try (SqliteStorage storage = SqliteStorage.open(file())) {
      return storage.auditLog().verify(known, Progress.NONE);
    }
  }

  /** Each column is covered: one that is added later fails here until it is. */
  @Test
  void whateverColumnOfAnEntryIsChangedIsFound() throws Exception {
    for (String column : columns()) {
      String other = column.equals("hash") || column.equals("seals") ? "zeroblob(288)" : "7";
      tamper(
          List.of(
              "CREATE TABLE kept AS SELECT * FROM audit",
              "UPDATE audit SET " + column + " = " + other + " WHERE number = 3"));
      Flaw flaw = verified(AuditSeal.NONE).flaw().orElseThrow();
      assertThat(flaw.number()).as(column).isEqualTo(3);
      tamper(
          List.of("DELETE FROM audit", "INSERT INTO audit SELECT * FROM kept", "DROP TABLE kept"));
      assertThat(verified(seal).flaw()).isEmpty();
    }
  }

  private List<String> columns() {
    try (Database database = Database.open(file())) {
      return database.read(
          handle ->
              handle
                  .createQuery("SELECT name FROM pragma_table_info('audit')")
                  .mapTo(String.class)
                  .list());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DELETE FROM audit WHERE number = 1                                | 1 | MISSING
          DELETE FROM audit WHERE number = 3                                | 3 | MISSING
          DELETE FROM audit WHERE number = 5                                | 5 | MISSING
          DELETE FROM audit WHERE number > 2                                | 3 | MISSING
          DELETE FROM audit                                                 | 1 | MISSING
          UPDATE audit SET number = 9 WHERE number = 5                      | 5 | MISSING
          INSERT INTO audit SELECT 0, at, actor, who, mailbox, folder, channel, operation, object,\
           concerns, before, after, reason, failure, request, seals, hash FROM audit LIMIT 1 | 0 | CHANGED
          INSERT INTO audit SELECT 6, at, actor, who, mailbox, folder, channel, operation, object,\
           concerns, before, after, reason, failure, request, seals, hash FROM audit LIMIT 1 | 6 | CHANGED
          UPDATE audit_end SET hash = zeroblob(32)                          | 6 | CHANGED
          DELETE FROM audit_end                                             | 1 | CHANGED
          """)
  void whateverIsDeletedOrInsertedIsFound(String statement, long number, Flaw.Kind kind)
      throws Exception {
    tamper(List.of(statement));
    assertThat(verified(AuditSeal.NONE).flaw()).contains(new Flaw(number, kind));
  }

  /** Whoever deletes the end and its second copy is found by a seal that was kept elsewhere. */
  @Test
  void aDeletedEndIsFoundByASealThatWasKeptElsewhere() throws Exception {
    tamper(
        List.of(
            "DELETE FROM audit WHERE number > 2",
            "UPDATE audit_end SET number = 2,"
                + " hash = (SELECT hash FROM audit WHERE number = 2)"));
    assertThat(verified(AuditSeal.NONE).flaw()).isEmpty();
    assertThat(verified(seal).flaw()).contains(new Flaw(3, Flaw.Kind.MISSING));
    try (SqliteStorage storage = SqliteStorage.open(file())) {
      for (int i = 0; i < ENTRIES; i++) {
        storage.auditLog().append(deed(i));
      }
    }
    assertThat(verified(AuditSeal.NONE).flaw()).isEmpty();
    assertThat(verified(seal).flaw()).contains(new Flaw(ENTRIES, Flaw.Kind.ANOTHER));
  }
}
