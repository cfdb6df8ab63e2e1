package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.diagnosis.StorageCheck;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.store.Maintenance.Extent;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;

/** Damage checks, backups, and databases that went back in time. */
class SqliteMaintenanceTest {
  private static final SinkId SINK = new SinkId("crm");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("test.db");
  }

  private SqliteStorage open() {
    SqliteStorage storage = Joined.to(file());
    storage.outbox().subscribe(Set.of(SINK));
    return storage;
  }

  private static void add(SqliteStorage storage, String messageId) {
    storage
        .activityStore()
        .add(
            new NewActivity(
                EmailActivity.builder(
                        new ActivityId(1), Direction.OUTGOING, new MessageIdentity(messageId, 1))
                    .build(),
                Set.of()));
  }

  private static List<EventId> events(SqliteStorage storage) {
    return storage.outbox().due(SINK, Instant.EPOCH, 99).stream()
        .map(each -> each.event().id())
        .toList();
  }

  private void execute(String statement) throws SQLException {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      raw.createStatement().execute(statement);
    }
  }

  @Test
  void aFileThatWasCopiedBackNamesNoEventTwice() throws IOException {
    Path copy = folder.resolve("copy.db");
    try (SqliteStorage storage = open()) {
      add(storage, "<1@x>");
    }
    Files.copy(file(), copy);
    List<EventId> named;
    try (SqliteStorage storage = open()) {
      add(storage, "<2@x>");
      named = events(storage);
    }
    Files.copy(copy, file(), StandardCopyOption.REPLACE_EXISTING);
    try (SqliteStorage storage = open()) {
      add(storage, "<3@x>");
      List<EventId> now = events(storage);
      assertThat(now).hasSize(2).startsWith(named.get(0));
      assertThat(now.get(1).number()).isEqualTo(named.get(1).number());
      assertThat(now.get(1)).isNotEqualTo(named.get(1));
      assertThat(now.get(1).storage()).isEqualTo(named.get(1).storage());
    }
  }

  @Test
  void aDatabaseThatLostItsLogNamesNoEventTwice() throws IOException {
    try (SqliteStorage storage = open()) {
      add(storage, "<1@x>");
    }
    byte[] withoutLog;
    List<EventId> named;
    try (SqliteStorage storage = open()) {
      add(storage, "<2@x>");
      named = events(storage);
      withoutLog = Files.readAllBytes(file());
    }
    Files.write(file(), withoutLog);
    try (SqliteStorage storage = open()) {
      add(storage, "<3@x>");
      assertThat(events(storage)).hasSize(2);
      assertThat(events(storage).get(1)).isNotIn(named);
    }
  }

  @Test
  void eventsOfTheFirstVersionKeepTheirIds() throws SQLException {
    try (SqliteStorage storage = open()) {
      add(storage, "<1@x>");
    }
    execute("UPDATE events SET opening = ''");
    try (SqliteStorage storage = open()) {
      assertThat(events(storage).get(0).toString()).matches("[0-9a-f]{20}-1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "INSERT INTO parties VALUES (9, 1, 1, '', '', NULL) | parties belongs to the activity 9",
        "DELETE FROM bodies | The activity 1 has no body",
        "UPDATE activities SET correlated_activity = 7 | activity 1 is correlated with an activity",
        "INSERT INTO evidence VALUES (5, x'', x'') | evidence of the decision 5",
        "INSERT INTO marks VALUES (5, 1, 1, '', 1) | mark of the decision 5",
        "DELETE FROM events | awaits the event 1",
        "INSERT INTO contents VALUES (4, 0, 0, NULL) | no draft has the content 4",
        "INSERT INTO draft_recipients VALUES (6, 0, 2, '', '') | the draft 6, which does not exist",
        "INSERT INTO record_addresses VALUES ('a@x', 'contact:a') | A row of record_addresses"
            + " refers to",
        "UPDATE activities SET flaws = 'NONSENSE' | the activity 1 cannot be read",
        "UPDATE activities SET owner = 'nobody' | 'nobody' names no record",
      })
  void damageIsFoundAndNamed(String damage, String sentence) throws SQLException {
    try (SqliteStorage storage = open()) {
      add(storage, "<1@x>");
      assertThat(check(storage)).isEmpty();
    }
    execute(damage);
    try (SqliteStorage storage = open()) {
      assertThat(check(storage)).anySatisfy(each -> assertThat(each).contains(sentence));
    }
  }

  private static List<String> check(SqliteStorage storage) {
    return new StorageCheck(storage).run(Extent.FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7, NULL", "-1, zeroblob(32)"})
  void aContentThatIsNotWhatWasStoredIsFound(String stored) throws SQLException {
    open().close();
    execute("INSERT INTO contents VALUES (1, 1, " + stored + ")");
    execute("INSERT INTO content_pieces VALUES (1, 0, x'01')");
    execute(
        "INSERT INTO activities SELECT 1, 0, 'k', 1, NULL, '', 0, 0, NULL, NULL, NULL, NULL,"
            + " 0, 0, '', NULL, 0, 1, NULL, '', 0");
    execute("INSERT INTO bodies VALUES (1, '', '')");
    execute("INSERT INTO attachments VALUES (1, 0, 'a', '', 1, 0, 1)");
    try (SqliteStorage storage = open()) {
      assertThat(storage.maintenance().check(Extent.QUICK)).isEmpty();
      assertThat(storage.maintenance().check(Extent.FULL))
          .containsExactly("The content 1 has changed since it was stored.");
    }
  }

  /** Of random damage of pages the check finds what SQLite's own check finds. */
  @Test
  void aDamagedPageIsFound() throws IOException {
    try (SqliteStorage storage = open()) {
      for (int i = 0; i < 200; i++) {
        add(storage, "<" + i + "@x>");
      }
    }
    byte[] bytes = Files.readAllBytes(file());
    for (int at = 4096 * 10; at < bytes.length; at += 4096) {
      bytes[at + 3] ^= 0x55; // the number of cells of each page
    }
    Files.write(file(), bytes);
    assertThatThrownBy(
            () -> {
              try (SqliteStorage storage = SqliteStorage.open(file())) {
                assertThat(storage.maintenance().check(Extent.QUICK)).isEmpty();
              }
            })
        .satisfiesAnyOf(
            e ->
                assertThat(e)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("SQLite finds"),
            e -> assertThat(((StoreException) e).code()).isEqualTo(StoreError.DAMAGED));
  }

  @Test
  void aValueThatCannotBeReadIsDamageWithItsPlace() throws SQLException {
    try (SqliteStorage storage = open()) {
      add(storage, "<1@x>");
    }
    execute("UPDATE activities SET tracking = 77");
    try (SqliteStorage storage = open()) {
      assertThatThrownBy(() -> storage.activityHistory().find(new ActivityId(1)))
          .hasMessageContaining(file() + " is damaged: the activity 1 cannot be read")
          .satisfies(e -> assertThat(((StoreException) e).code()).isEqualTo(StoreError.DAMAGED));
      assertThatThrownBy(() -> storage.outbox().due(SINK, Instant.EPOCH, 9))
          .hasMessageContaining("the activity 1");
    }
  }

  @Test
  void aCheckIsDueAfterADeathUntilSomebodyChecks() throws IOException {
    open().close();
    Files.writeString(folder.resolve("test.db.lock"), "4711");
    try (SqliteStorage storage = open()) {
      assertThat(storage.maintenance().isCheckDue()).isTrue();
    }
    try (SqliteStorage storage = open()) {
      assertThat(storage.maintenance().isCheckDue()).as("nobody has checked").isTrue();
      assertThat(storage.maintenance().check(Extent.QUICK)).isEmpty();
      assertThat(storage.maintenance().isCheckDue()).isFalse();
    }
    try (SqliteStorage storage = open()) {
      assertThat(storage.maintenance().isCheckDue()).isFalse();
    }
  }

  @Test
  void whoeverIsInterruptedEndsAsItShould() {
    SqliteStorage interrupted = open();
    Thread.currentThread().interrupt();
    interrupted.close();
    assertThat(Thread.interrupted()).isTrue();
    try (SqliteStorage storage = open()) {
      assertThat(storage.maintenance().isCheckDue()).isFalse();
    }
  }

  @Test
  void foreignKeysAreEnforcedOnEveryConnection() {
    Database.Work<Integer> question =
        handle -> handle.createQuery("PRAGMA foreign_keys").mapTo(Integer.class).one();
    try (Database database = Database.open(file())) {
      assertThat(database.write(question)).isEqualTo(1);
      assertThat(database.writeRepeatable(question)).isEqualTo(1);
      assertThat(database.read(question)).isEqualTo(1);
      assertThat(database.aside(Progress.NONE, question)).isEqualTo(1);
    }
  }

  /** 2 is FULL, 1 is NORMAL: issued numbers are on the disk before anyone sees them. */
  @Test
  void onlyWhatMayBeRepeatedMayBeLostWhenPowerFails() {
    Database.Work<Integer> question =
        handle -> handle.createQuery("PRAGMA synchronous").mapTo(Integer.class).one();
    try (Database database = Database.open(file())) {
      assertThat(database.write(question)).isEqualTo(2);
      assertThat(database.writeRepeatable(question)).isEqualTo(1);
      assertThat(database.write(question)).isEqualTo(2);
    }
  }

  @Test
  void aCheckIsDueAsLongAsDamageIsFound() throws SQLException {
    try (SqliteStorage storage = open()) {
      add(storage, "<1@x>");
    }
    execute("INSERT INTO record_addresses VALUES ('a@x', 'contact:a')");
    try (SqliteStorage storage = open()) {
      assertThat(storage.maintenance().check(Extent.QUICK)).isNotEmpty();
    }
    try (SqliteStorage storage = open()) {
      assertThat(storage.maintenance().isCheckDue()).isTrue();
    }
  }

  @Test
  void aBackupIsMadeWhileAnotherProcessWorks() {
    Path backup = folder.resolve("backup.db");
    try (SqliteStorage service = open();
        SqliteStorage command = SqliteStorage.open(file())) {
      add(service, "<1@x>");
      command.maintenance().backup(backup, false);
      add(service, "<2@x>");
    }
    try (SqliteStorage copy = SqliteStorage.open(backup)) {
      assertThat(copy.activityHistory().count(ActivityFilter.all())).isEqualTo(1);
    }
  }

  @Test
  void aRestoreIsRefusedWhileAnotherProcessWorks() {
    Path backup = folder.resolve("backup.db");
    try (SqliteStorage working = open()) {
      working.maintenance().backup(backup, false);
      assertThatThrownBy(() -> Restore.run(file(), backup))
          .satisfies(e -> assertThat(((StoreException) e).code()).isEqualTo(StoreError.IN_USE));
    }
    Restore.run(file(), backup);
  }

  @Test
  void aRestoreKeepsWhatItReplaces() throws IOException {
    Path backup = folder.resolve("backup.db");
    Choice later =
        new Choice(
            Choice.ORGANIZATION, "use-correlation", "no", new Actor.Person("me"), Instant.EPOCH);
    try (SqliteStorage storage = open()) {
      storage.maintenance().backup(backup, false);
      storage.choiceStore().put(later);
    }
    Restored restored = Restore.run(file(), backup);
    try (SqliteStorage former = SqliteStorage.open(Path.of(restored.former().orElseThrow()))) {
      assertThat(former.choiceStore().choices()).containsExactly(later);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .noneMatch(name -> name.contains("restoring") || name.endsWith(".part"));
    }
  }

  /** It would skip numbers and restore nothing. */
  @Test
  void aDatabaseIsNoBackupOfItself() throws IOException {
    try (SqliteStorage storage = open()) {
      add(storage, "<1@x>");
    }
    Path link = Files.createLink(folder.resolve("link.db"), file());
    for (Path same : List.of(file(), link)) {
      assertThatThrownBy(() -> Restore.run(file(), same))
          .hasMessageContaining("is not restored: it is the database itself");
    }
  }

  @Test
  void anExistingFileIsReplacedOnlyIfItIsABackup() throws IOException {
    try (SqliteStorage storage = open()) {
      Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Anna");
      Path empty = Files.createFile(folder.resolve("empty.txt"));
      for (Path other : List.of(letter, empty)) {
        assertThatThrownBy(() -> storage.maintenance().backup(other, true))
            .hasMessageContaining("is no backup of mailpromoter");
      }
      assertThat(letter).hasContent("Dear Anna");
      Path backup = folder.resolve("backup.db");
      storage.maintenance().backup(backup, false);
      storage.maintenance().backup(backup, true);
      assertThat(backup).isNotEmptyFile();
    }
  }

  @Test
  void aDamagedDatabaseIsReplacedAndABackupOfNothingIsNot() throws IOException {
    Path backup = folder.resolve("backup.db");
    try (SqliteStorage storage = open()) {
      add(storage, "<1@x>");
      storage.maintenance().backup(backup, false);
    }
    Files.writeString(file(), "This is a letter and not a database. ".repeat(100));
    Path empty = Files.createFile(folder.resolve("empty.db"));
    for (Path wrong : List.of(empty, file(), folder.resolve("absent.db"))) {
      assertThatThrownBy(() -> Restore.run(file(), wrong))
          .hasMessageContaining("is not restored")
          .satisfies(e -> assertThat(((StoreException) e).code()).isEqualTo(SqliteError.BACKUP));
    }
    assertThat(Restore.run(file(), backup).activities()).isGreaterThan(1_000_000);
    try (SqliteStorage storage = open()) {
      add(storage, "<2@x>");
      assertThat(storage.activityHistory().find(new ActivityId(1_000_002))).isPresent();
    }
  }

  @Test
  void aDamagedBackupIsRefusedAndTheDatabaseStays() throws Exception {
    Path backup = folder.resolve("backup.db");
    try (SqliteStorage storage = open()) {
      add(storage, "<1@x>");
      storage.maintenance().backup(backup, false);
    }
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
      raw.createStatement().execute("DELETE FROM bodies");
    }
    assertThatThrownBy(() -> Restore.run(file(), backup))
        .hasMessageContaining("it is damaged. The activity 1 has no body.");
    try (SqliteStorage storage = open()) {
      assertThat(storage.activityHistory().find(new ActivityId(1))).isPresent();
    }
  }
}
