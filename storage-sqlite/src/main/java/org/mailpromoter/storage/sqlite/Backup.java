package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.store.PrivateFiles;
import org.mailpromoter.core.store.StoreException;

/**
 * Writes a consistent copy of a database to another file while others continue to read and write
 * it. The file appears when it is complete and on the disk.
 */
final class Backup {
  private Backup() {}

  static void write(Database database, Path target, boolean replace, Progress progress) {
    if (Files.exists(target) && !replace) {
      throw refused(target, "it already exists, and --replace was not given", null);
    }
    if (isSame(database.file().path(), target) || Files.isDirectory(target)) {
      throw refused(target, "it is the database itself or a folder", null);
    }
    if (Files.exists(target) && !isBackup(target)) {
      throw refused(target, "it exists and is no backup of mailpromoter", null);
    }
    Path folder = new DatabaseFile(target).folder();
    if (!Files.isDirectory(folder)) {
      throw refused(target, "there is no folder " + folder, null);
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      write(database, target, part, progress);
    } catch (IOException e) {
      throw refused(target, FileTrouble.reason(e), e);
    } finally {
      delete(part);
    }
  }

  private static void write(Database database, Path target, Path part, Progress progress)
      throws IOException {
    Files.deleteIfExists(part);
    PrivateFiles.create(part);
    copy(database, target, part, progress);
    DatabaseFile.force(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    DatabaseFile.forceNames(target);
  }

  private static void copy(Database database, Path target, Path part, Progress progress) {
    try {
      database.aside(progress, handle -> handle.execute("VACUUM INTO ?", part.toString()));
    } catch (StoreException e) {
      throw e.code() == SqliteError.DISK_FULL ? full(target, e) : e;
    }
  }

  private static StoreException full(Path target, StoreException cause) {
    return new StoreException(
        SqliteError.DISK_FULL,
        "The backup " + target + " cannot be written: the disk is full.",
        cause);
  }

  /** Whether a file has tables of ours. */
  private static boolean isBackup(Path file) {
    try (Connection connection = Connections.readingOnly(new DatabaseFile(file));
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "SELECT count(*) = 3 FROM sqlite_schema"
                    + " WHERE type = 'table' AND name IN ('activities', 'decisions', 'folders')")) {
      return tables.next() && tables.getBoolean(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // the next backup to the same place begins with it
    }
  }

  static StoreException refused(Path file, String why, @Nullable Throwable cause) {
    return new StoreException(
        SqliteError.BACKUP, "The backup " + file + " is not written: " + why + ".", cause);
  }
}
