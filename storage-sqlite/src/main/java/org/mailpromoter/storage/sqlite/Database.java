package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Connections to one file: one that writes and one that reads, each used by one thread at a time.
 * What SQLite reports is translated here and nowhere else.
 */
final class Database implements AutoCloseable {
  private static final int BUSY_MILLISECONDS = 10_000;

  private final Path file;
  private final Handle writer;
  private final Handle reader;

  private Database(Path file, Handle writer, Handle reader) {
    this.file = file;
    this.writer = writer;
    this.reader = reader;
  }

  /** Opens the file, creates it when absent, and brings its tables up to date. */
  static Database open(Path file) {
    checkFolder(file);
    try {
      Jdbi jdbi = Jdbi.create(() -> connect(file));
      Handle writer = jdbi.open();
      try {
        Migrations.apply(file, writer);
        return new Database(file, writer, jdbi.open());
      } catch (RuntimeException e) {
        writer.close();
        throw e;
      }
    } catch (JdbiException e) {
      throw failure(file, e);
    }
  }

  /** Work in one transaction on the writing connection. */
  synchronized <T> T write(Work<T> work) {
    try {
      return writer.inTransaction(work::on);
    } catch (JdbiException | SQLException e) {
      throw failure(file, e);
    }
  }

  /** Work on the reading connection. */
  <T> T read(Work<T> work) {
    synchronized (reader) {
      try {
        return work.on(reader);
      } catch (JdbiException | SQLException e) {
        throw failure(file, e);
      }
    }
  }

  /** Copies the log into the file and empties it, so that nothing deleted lives on in it. */
  void overwriteLog() {
    onWriter(handle -> handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list());
  }

  /** Writes the whole file anew without what was deleted. */
  void rewrite() {
    onWriter(handle -> handle.execute("VACUUM"));
    overwriteLog();
  }

  /** How often a text stands in the files of the database, in any case of ASCII letters. */
  long occurrences(String lowerCase) {
    long found = 0;
    for (String suffix : List.of("", "-wal")) {
      Path each = file.resolveSibling(file.getFileName() + suffix);
      try {
        found += Files.exists(each) ? ByteSearch.count(each, lowerCase) : 0;
      } catch (IOException e) {
        throw failure(file, e);
      }
    }
    return found;
  }

  /** Outside a transaction. */
  private synchronized void onWriter(Work<?> work) {
    try {
      work.on(writer);
    } catch (JdbiException | SQLException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void close() {
    synchronized (reader) {
      reader.close();
    }
    synchronized (this) {
      writer.close();
    }
  }

  /** Work with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Handle handle) throws SQLException;
  }

  /**
   * WAL with synchronous=NORMAL may lose the last transactions when power fails, and never damages
   * the file. A cursor is lost together with its results, so that a loss costs a second reading
   * only.
   */
  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setCacheSize(-16_000);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, String.valueOf(256L << 20));
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static void checkFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StoreException(
          SqliteError.UNREADABLE,
          "The database " + file + " cannot be opened: there is no folder " + folder + ".",
          null);
    }
    boolean unusable = Files.exists(file) && (!Files.isReadable(file) || !Files.isWritable(file));
    if (Files.isDirectory(file) || unusable || !Files.isWritable(folder)) {
      throw new StoreException(
          SqliteError.UNREADABLE,
          "The database " + file + " cannot be opened: " + whyUnusable(file) + ".",
          null);
    }
  }

  private static String whyUnusable(Path file) {
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    return "this user may not read and write it and its folder";
  }

  static StoreException failure(Path file, Exception failure) {
    SQLiteErrorCode code = codeOf(failure);
    String place = "The database " + file;
    if (code.name().startsWith("SQLITE_CONSTRAINT")) {
      return refused(place, failure);
    }
    return switch (code) {
      case SQLITE_TOOBIG, SQLITE_MISMATCH -> refused(place, failure);
      case SQLITE_NOTADB ->
          new StoreException(
              SqliteError.NOT_A_DATABASE, place + " is no SQLite database.", failure);
      case SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_SEQUENCE, SQLITE_CORRUPT_VTAB ->
          new StoreException(SqliteError.NOT_A_DATABASE, place + " is damaged.", failure);
      case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED ->
          new StoreException(
              StoreError.IN_USE, place + " is being written by another process.", failure);
      case SQLITE_FULL ->
          new StoreException(
              SqliteError.DISK_FULL, place + " cannot grow: the disk is full.", failure);
      case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_READONLY_DIRECTORY ->
          new StoreException(
              SqliteError.UNREADABLE, place + " cannot be opened for writing.", failure);
      default ->
          new StoreException(
              SqliteError.FAILED, place + " reports: " + rootMessage(failure) + ".", failure);
    };
  }

  private static StoreException refused(String place, Exception failure) {
    return new StoreException(
        SqliteError.VALUE_REFUSED,
        place + " refuses a value: " + rootMessage(failure) + ".",
        failure);
  }

  private static SQLiteErrorCode codeOf(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLiteException sqlite) {
        return sqlite.getResultCode();
      }
    }
    return SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      root = each;
    }
    return String.valueOf(root.getMessage());
  }
}
