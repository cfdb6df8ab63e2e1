package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;

/** How connections to a file are made. SQLite enforces foreign keys on every one of them. */
final class Connections {
  private static final int BUSY_MILLISECONDS = 10_000;

  /** The pages that a connection keeps in memory. */
  static final int CACHE_MEGABYTES = 16;

  private Connections() {}

  /** Sets how many pages a connection keeps in memory. */
  static void cache(Handle handle, int megabytes) {
    handle.execute("PRAGMA cache_size = " + -1_000 * megabytes);
  }

  /**
   * A connection that reads and writes. With WAL and synchronous=FULL a transaction is on the disk
   * when its commit returns: the numbers of activities and events that it issues are never issued
   * again after a loss of power. It has its own name for the events that it writes (see decision
   * 0033).
   */
  static Connection writing(Path file) throws SQLException {
    SQLiteConfig config = common();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TEMP TABLE this_opening AS SELECT lower(hex(randomblob(5))) AS name");
      TextMatch.define(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /**
   * A connection that rewrites a file. What it makes meanwhile is as large as the file: it goes
   * into the folder of the file, in which there is to be room for it, and not into memory.
   */
  static Connection rewriting(Path file) throws SQLException {
    SQLiteConfig config = common();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTempStore(SQLiteConfig.TempStore.FILE);
    String folder = String.valueOf(file.toAbsolutePath().getParent());
    config.setTempStoreDirectory(folder);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /**
   * A connection to a file that cannot be written. If no process uses it, so that there is no log
   * with its index, it is read without locks, which could not be taken either.
   */
  static Connection readingOnly(DatabaseFile file) throws SQLException {
    SQLiteConfig config = common();
    config.setReadOnly(true);
    String place = file.path().toUri().toString();
    Connection connection =
        config.createConnection("jdbc:sqlite:" + place + (isInUse(file) ? "" : "?immutable=1"));
    TextMatch.define(connection);
    return connection;
  }

  private static boolean isInUse(DatabaseFile file) throws SQLException {
    Path log = file.beside("-wal");
    try {
      return Files.exists(log) && (Files.size(log) > 0 || Files.exists(file.beside("-shm")));
    } catch (IOException e) {
      throw new SQLException(log + " cannot be looked at", e);
    }
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setGetGeneratedKeys(
        false); // the driver would prepare a query for them after each INSERT
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setCacheSize(-1_000 * CACHE_MEGABYTES);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, String.valueOf(256L << 20));
    return config;
  }
}
