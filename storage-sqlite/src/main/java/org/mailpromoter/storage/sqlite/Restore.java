package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.store.Maintenance.Extent;
import org.mailpromoter.core.store.PrivateFiles;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;

/**
 * Replaces a database with a backup. The backup is copied, migrated and checked next to the
 * database, and replaces it in one step; a process that dies meanwhile leaves the former database
 * unchanged.
 */
final class Restore {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final DatabaseFile file;
  private final Path backup;
  private final DatabaseFile fresh;

  private Restore(DatabaseFile file, Path backup) {
    this.file = file;
    this.backup = backup;
    this.fresh = new DatabaseFile(file.beside(".restoring"));
  }

  static Restored run(Path database, Path backup) {
    DatabaseFile file = new DatabaseFile(database);
    file.check();
    if (!Files.isRegularFile(backup) || !Files.isReadable(backup)) {
      throw refused(backup, "there is no such file that this user may read", null);
    }
    if (isSame(database, backup)) {
      throw refused(backup, "it is the database itself", null);
    }
    try (WorkLock lock = WorkLock.take(file)) {
      Restored restored = new Restore(file, backup).run();
      lock.leaveCheckDue(false);
      return restored;
    }
  }

  private static boolean isSame(Path database, Path backup) {
    try {
      return Files.exists(database) && Files.isSameFile(database, backup);
    } catch (IOException e) {
      return false; // what is read next says what is wrong
    }
  }

  private Restored run() {
    try {
      deleteFresh();
      copyBackup();
      HandedOut skipped = prepareFresh(handedOut());
      DatabaseFile.force(fresh.path());
      Optional<String> former = keepFormer();
      Files.move(fresh.path(), file.path(), StandardCopyOption.ATOMIC_MOVE);
      DatabaseFile.forceNames(file.path());
      return new Restored(former, skipped.activity(), HandedOut.TOKENS_SKIPPED);
    } catch (IOException e) {
      throw refused(backup, FileTrouble.reason(e), e);
    } finally {
      deleteFresh();
    }
  }

  /** A log next to a file that was copied by hand belongs to it. */
  private void copyBackup() throws IOException {
    copy(backup, fresh.path());
    Path log = backup.resolveSibling(backup.getFileName() + "-wal");
    if (Files.exists(log)) {
      copy(log, fresh.beside("-wal"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    PrivateFiles.create(to);
    try (var out = Files.newOutputStream(to)) {
      Files.copy(from, out);
    }
  }

  /** Migrates the copy, checks it, and skips the numbers that were issued. */
  private HandedOut prepareFresh(HandedOut former) {
    try (Database database = Database.openExisting(fresh.path())) {
      List<String> damages =
          database.aside(Progress.NONE, handle -> Checks.run(handle, Extent.FULL));
      if (!damages.isEmpty()) {
        throw refused(backup, "it is damaged. " + damages.get(0), null);
      }
      return database.write(former::skip);
    } catch (StoreException e) {
      throw e.code() == SqliteError.BACKUP
          ? e
          : refused(backup, e.sentence().replace(fresh.path().toString(), backup.toString()), e);
    }
  }

  /** The numbers that the replaced database has issued, as far as it can be read. */
  private HandedOut handedOut() {
    if (!Files.exists(file.path())) {
      return HandedOut.NOTHING;
    }
    try (Database database = Database.openExisting(file.path())) {
      HandedOut handedOut = database.read(HandedOut::of);
      database.endLog();
      return handedOut;
    } catch (StoreException e) {
      if (e.code() == StoreError.IN_USE) {
        throw e;
      }
      return HandedOut.NOTHING; // damaged, and the reason to restore
    }
  }

  /**
   * Renames the former database with the log that it needs. A log without its database is also
   * kept: next to another database it would be applied to that one.
   */
  private Optional<String> keepFormer() throws IOException {
    DatabaseFile former = new DatabaseFile(file.beside(".replaced-" + TIME.format(Instant.now())));
    Files.deleteIfExists(file.beside("-shm"));
    boolean kept = Files.exists(file.path());
    if (kept) {
      link(file.path(), former.path());
    }
    if (Files.exists(file.beside("-wal"))) {
      Files.move(file.beside("-wal"), former.beside("-wal"));
    }
    return kept ? Optional.of(former.path().toString()) : Optional.empty();
  }

  /** One file under two names, until the first name gets another file. */
  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException e) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      DatabaseFile.force(to);
    }
  }

  private void deleteFresh() {
    try {
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(fresh.beside(suffix));
      }
    } catch (IOException e) {
      throw fresh.cannotBeWritten("The file " + fresh.path(), e);
    }
  }

  private static StoreException refused(Path backup, String why, @Nullable Throwable cause) {
    String end = why.endsWith(".") ? "" : ".";
    return new StoreException(
        SqliteError.BACKUP, "The backup " + backup + " is not restored: " + why + end, cause);
  }
}
