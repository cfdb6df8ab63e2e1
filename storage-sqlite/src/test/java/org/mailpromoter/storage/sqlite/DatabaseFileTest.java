package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.core.store.Maintenance.Unwritten;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.turn.Worker;

/** Permissions of the files, and operations on read-only files. */
class DatabaseFileTest {
  private static final Choice CHOICE =
      new Choice(
          Choice.ORGANIZATION, "use-correlation", "no", new Actor.Person("me"), Instant.EPOCH);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("test.db");
  }

  private static String rights(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void setRights(Path file, String rights) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  @Test
  void everyFileIsItsOwnersAlone() throws IOException {
    Path backup = folder.resolve("backup.db");
    try (SqliteStorage storage = Joined.to(file())) {
      storage.choiceStore().put(CHOICE);
      storage.maintenance().backup(backup, false);
      assertAllAreTheOwners("test.db", "test.db-wal", "test.db-shm", "test.db.lock", "backup.db");
    }
    Restore.run(file(), backup);
    Joined.to(file()).close();
    assertAllAreTheOwners("test.db", "test.db.lock", "backup.db");
  }

  private void assertAllAreTheOwners(String... atLeast) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList())
          .allSatisfy(each -> assertThat(rights(each)).as("%s", each).isEqualTo("rw-------"))
          .extracting(each -> each.getFileName().toString())
          .contains(atLeast);
    }
  }

  @Test
  void aDatabaseThatEverybodyCouldReadIsTakenFromThem() throws IOException {
    Joined.to(file()).close();
    setRights(file(), "rw-r--r--");
    setRights(folder.resolve("test.db.lock"), "rw-r--r--");
    SqliteStorage.open(file()).close();
    assertAllAreTheOwners("test.db", "test.db.lock");
  }

  @Test
  void aDatabaseThatAGroupSharesStaysOpenToIt() throws IOException {
    SqliteStorage.open(file()).close();
    setRights(file(), "rw-rw----");
    try (SqliteStorage storage = Joined.to(file())) {
      storage.choiceStore().put(CHOICE);
      assertThat(rights(file())).isEqualTo("rw-rw----");
      assertThat(rights(folder.resolve("test.db-wal"))).isEqualTo("rw-rw----");
      assertThat(rights(folder.resolve("test.db.lock"))).isEqualTo("rw-rw----");
    }
  }

  @Test
  void aDatabaseOnAReadOnlyFileSystemCanBeLookedAt() throws Exception {
    try (Mount mount = Mount.of(folder.resolve("disk"), "4m")) {
      Path there = mount.path().resolve("test.db");
      try (SqliteStorage storage = SqliteStorage.open(there)) {
        storage.choiceStore().put(CHOICE);
        assertThat(storage.isReadOnly()).isFalse();
      }
      mount.makeReadOnly();
      try (SqliteStorage storage = SqliteStorage.open(there)) {
        assertThat(storage.isReadOnly()).isTrue();
        assertThat(storage.choiceStore().choices()).containsExactly(CHOICE);
        assertThat(storage.activityHistory().count(ActivityFilter.all())).isZero();
        assertThatThrownBy(() -> storage.choiceStore().put(CHOICE))
            .satisfies(e -> assertThat(codeOf(e)).isEqualTo(SqliteError.READ_ONLY));
      }
      assertThatThrownBy(() -> Joined.to(there))
          .hasMessageContaining("its file system is read-only");
    }
  }

  @Test
  void aFullDiskIsCalledSo() throws Exception {
    try (Mount mount = Mount.of(folder.resolve("disk"), "1m")) {
      Path there = mount.path().resolve("test.db");
      SqliteStorage.open(there).close();
      fill(mount.path());
      assertThatThrownBy(
              () -> {
                try (SqliteStorage storage = Joined.to(there)) {
                  storage.choiceStore().put(CHOICE);
                }
              })
          .hasMessageContaining("the disk is full")
          .satisfies(e -> assertThat(codeOf(e)).isEqualTo(SqliteError.DISK_FULL));
    }
  }

  @Test
  void aFullDiskIsRememberedUntilSomebodyIsTold() throws Exception {
    try (Mount mount = Mount.of(folder.resolve("disk"), "1500k")) {
      Path there = mount.path().resolve("test.db");
      try (SqliteStorage storage = Joined.to(there)) {
        fill(mount.path());
        assertThatThrownBy(() -> writeUntilItFails(storage))
            .satisfies(e -> assertThat(codeOf(e)).isEqualTo(SqliteError.DISK_FULL));
      }
      Files.delete(mount.path().resolve("filler"));
      Unwritten first = told(there).orElseThrow();
      assertThat(first.code()).isEqualTo(SqliteError.DISK_FULL);
      assertThat(first.sentence()).contains("test.db", "the disk was full");
      assertThat(first.at()).isBeforeOrEqualTo(Instant.now());
      assertThat(told(there)).isEmpty();
    }
  }

  private static Optional<Unwritten> told(Path database) {
    try (SqliteStorage looking = SqliteStorage.open(database);
        SqliteStorage storage = Joined.to(database)) {
      Optional<Unwritten> last = storage.maintenance().unwritten();
      assertThat(looking.maintenance().unwritten()).isEqualTo(last);
      storage.maintenance().unwrittenWasTold();
      assertThat(looking.maintenance().unwritten()).isEmpty();
      assertThat(storage.maintenance().unwritten()).isEmpty();
      assertThat(storage.maintenance().check(Maintenance.Extent.QUICK)).isEmpty();
      return last;
    }
  }

  private static void writeUntilItFails(SqliteStorage storage) {
    String value = "x".repeat(10_000);
    for (int i = 0; i < 1_000; i++) {
      storage
          .choiceStore()
          .put(
              new Choice(
                  Choice.ORGANIZATION, "key" + i, value, new Actor.Person("me"), Instant.EPOCH));
    }
  }

  @Test
  void aDatabaseThatIsMovedAwayIsNotWrittenAnyMoreAndIsWholeWhenItIsBack() throws Exception {
    Path away = folder.resolve("away.db");
    try (SqliteStorage storage = SqliteStorage.open(file())) {
      Worker worker = storage.turns().join();
      storage.choiceStore().put(CHOICE);
      Files.move(file(), away);
      assertMoved(() -> storage.choiceStore().put(CHOICE), "moved or deleted");
      assertMoved(() -> storage.choiceStore().choices(), "moved or deleted");
      assertMoved(worker::standing, "moved or deleted");
      Path backup = folder.resolve("backup.db");
      assertMoved(() -> storage.maintenance().backup(backup, false), "moved or deleted");
    }
    assertMoved(() -> Joined.to(file()), "its log");
    assertThat(file()).doesNotExist();
    Files.move(away, file());
    try (SqliteStorage storage = Joined.to(file())) {
      assertThat(storage.choiceStore().choices()).containsExactly(CHOICE);
    }
  }

  @Test
  void aDatabaseThatIsReplacedIsNotWrittenAnyMore() throws Exception {
    Path other = folder.resolve("other.db");
    SqliteStorage.open(other).close();
    try (SqliteStorage storage = Joined.to(file())) {
      Files.move(other, file(), StandardCopyOption.REPLACE_EXISTING);
      assertMoved(() -> storage.choiceStore().put(CHOICE), "replaced");
    }
  }

  @Test
  void aLogWhoseDatabaseIsGoneIsNotReadIntoARestoredOne() throws Exception {
    Path backup = folder.resolve("backup.db");
    try (SqliteStorage storage = Joined.to(file())) {
      storage.maintenance().backup(backup, false);
      storage.choiceStore().put(CHOICE);
      Files.delete(file());
    }
    assertThat(folder.resolve("test.db-wal")).isNotEmptyFile();
    Restore.run(file(), backup);
    try (SqliteStorage storage = Joined.to(file())) {
      assertThat(storage.choiceStore().choices()).isEmpty();
      assertThat(storage.maintenance().check(Maintenance.Extent.FULL)).isEmpty();
    }
  }

  private static void assertMoved(ThrowingCallable doing, String why) {
    assertThatThrownBy(doing)
        .hasMessageContainingAll("test.db", why)
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(SqliteError.MOVED));
  }

  @Test
  void aBackupIntoAFolderThatDoesNotExistIsRefusedInPlainWords() {
    try (SqliteStorage storage = SqliteStorage.open(file())) {
      assertThatThrownBy(
              () -> storage.maintenance().backup(folder.resolve("none").resolve("x.db"), false))
          .hasMessageContaining("there is no folder " + folder.resolve("none"))
          .hasMessageNotContaining("Exception");
    }
  }

  @Test
  void aBackupThatDoesNotFitLeavesNothing() throws Exception {
    SqliteStorage.open(file()).close();
    try (Mount mount = Mount.of(folder.resolve("disk"), "100k");
        SqliteStorage storage = SqliteStorage.open(file())) {
      assertThatThrownBy(
              () -> storage.maintenance().backup(mount.path().resolve("backup.db"), false))
          .hasMessageContaining("backup.db cannot be written: the disk is full");
      assertThat(mount.path()).isEmptyDirectory();
    }
  }

  private static Object codeOf(Throwable failure) {
    return ((StoreException) failure).code();
  }

  private static void fill(Path folder) {
    byte[] piece = new byte[4096];
    try (var out = Files.newOutputStream(folder.resolve("filler"))) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException full) {
      // as wanted
    }
  }

  /** A small disk in memory; only root may make one. */
  private record Mount(Path path) implements AutoCloseable {
    static Mount of(Path path, String size) throws Exception {
      Files.createDirectory(path);
      Assumptions.assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString()));
      return new Mount(path);
    }

    void makeReadOnly() throws Exception {
      assertThat(run("mount", "-o", "remount,ro", path.toString())).isTrue();
    }

    @Override
    public void close() throws Exception {
      run("umount", path.toString());
    }

    private static boolean run(String... command) throws Exception {
      try {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
      } catch (IOException noSuchProgram) {
        return false;
      }
    }
  }
}
