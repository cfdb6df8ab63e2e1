package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.turn.Turns;
import org.mailpromoter.core.turn.Worker;
import org.mailpromoter.testkit.TurnContract;

class SqliteTurnsTest implements TurnContract {
  private static final Choice CHOICE =
      new Choice(
          Choice.ORGANIZATION, "use-correlation", "no", new Actor.Person("me"), Instant.EPOCH);

  @TempDir private Path folder;
  private SqliteStorage storage;

  private Path file() {
    return folder.resolve("test.db");
  }

  @BeforeEach
  void open() {
    storage = SqliteStorage.open(file());
  }

  @AfterEach
  void close() {
    Sound.assertSound(file());
    storage.close();
  }

  @Override
  public Turns turns() {
    return storage.turns();
  }

  @Override
  public ActivityStore store() {
    return storage.activityStore();
  }

  @Override
  public EmailActivity activity(ActivityId id) {
    return storage.activityHistory().find(id).orElseThrow();
  }

  /** The former holder of the lock may have restored a backup before it let us work. */
  @Test
  void whoJoinsWorksWithTheFileThatHasTheNameNow() throws Exception {
    Path other = folder.resolve("other.db");
    try (SqliteStorage replacing = SqliteStorage.open(other)) {
      replacing.choiceStore().put(CHOICE);
    }
    for (String suffix : List.of("-shm", "-wal")) {
      Files.delete(folder.resolve("test.db" + suffix));
    }
    Files.move(other, file(), StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> storage.choiceStore().choices()).hasMessageContaining("replaced");
    try (Worker worker = storage.turns().join()) {
      assertThat(worker.take(TAKEN)).isPresent();
      assertThat(storage.choiceStore().choices()).containsExactly(CHOICE);
    }
    try (SqliteStorage reader = SqliteStorage.open(file())) {
      assertThat(reader.maintenance().isCheckDue()).isFalse();
      assertThat(reader.choiceStore().choices()).containsExactly(CHOICE);
    }
  }

  @Test
  void aWorkerEndsWithItsStorage() {
    SqliteStorage closed = SqliteStorage.open(folder.resolve("closed.db"));
    Worker worker = closed.turns().join();
    closed.close();
    assertThatThrownBy(() -> worker.take(TAKEN)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoJoinsDoesNotMakeADatabaseThatIsGone() throws Exception {
    Path away = folder.resolve("away.db");
    Files.move(file(), away);
    assertThatThrownBy(() -> storage.turns().join())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no longer exists");
    assertThat(file()).doesNotExist();
    Files.move(away, file());
    storage.turns().join().close();
  }

  @Test
  void whoJoinsDoesNotWorkWithTablesThatANewerVersionMadeMeanwhile() throws SQLException {
    int present;
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      present = raw.createStatement().executeQuery("PRAGMA user_version").getInt(1);
      raw.createStatement().execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> storage.turns().join()).hasMessageContaining("version 99");
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      raw.createStatement().execute("PRAGMA user_version = " + present);
    }
    storage.turns().join().close();
  }
}
