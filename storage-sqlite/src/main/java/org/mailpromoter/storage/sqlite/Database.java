package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/** Connections to one file: one that writes, used by one thread at a time, and {@link Readers}. */
final class Database implements AutoCloseable {
  private final DatabaseFile file;
  private final Jdbi connections;
  private final Migrating migrating;
  private final Runnable full;
  private volatile OpenedFile opened;
  private volatile Readers readers;
  private Handle writer;
  private boolean durable = true;

  private Database(
      DatabaseFile file, Jdbi connections, Migrating migrating, Handle writer, Runnable full) {
    this.file = file;
    this.connections = connections;
    this.migrating = migrating;
    this.full = full;
    this.opened = OpenedFile.at(file.path());
    this.readers = new Readers(connections);
    this.writer = writer;
  }

  /** Opens the file, creates it when absent, and brings its tables up to date. */
  static Database open(Path path) {
    return open(path, () -> {});
  }

  private static Database open(Path path, Runnable full) {
    DatabaseFile file = new DatabaseFile(path);
    file.prepare();
    return open(file, () -> Connections.writing(path), Migrations::apply, full);
  }

  /**
   * The same, but if nothing can be written, the file is read as it is.
   *
   * @param full is called each time that nothing can be written because the disk is full
   * @throws StoreException if its tables are of an older version and cannot be migrated
   */
  static Database openToLook(Path path, Runnable full) {
    DatabaseFile file = new DatabaseFile(path);
    return file.isReadOnly()
        ? open(file, () -> Connections.readingOnly(file), Migrations::require, full)
        : open(path, full);
  }

  /** Opens a database that exists, and brings its tables up to date; never makes one. */
  static Database openExisting(Path path) {
    return open(
        new DatabaseFile(path),
        () -> Connections.writing(path),
        (file, handle) -> {
          Migrations.requireSome(file, handle);
          Migrations.apply(file, handle);
        },
        () -> {});
  }

  /** Whether nothing can be written into the file. */
  boolean isReadOnly() {
    return file.isReadOnly();
  }

  /** Makes connections. */
  @FunctionalInterface
  private interface Connecting {
    Connection connect() throws SQLException;
  }

  /** Migrations of the tables. */
  @FunctionalInterface
  private interface Migrating {
    void apply(Path file, Handle handle) throws SQLException;
  }

  private static Database open(
      DatabaseFile file, Connecting connecting, Migrating migrating, Runnable full) {
    try {
      Jdbi connections =
          Jdbi.create(connecting::connect)
              .setStatementBuilderFactory(connection -> new KeptStatements());
      Handle writer = migrated(file, connections, migrating);
      try {
        return new Database(file, connections, migrating, writer, full);
      } catch (RuntimeException e) {
        writer.close();
        throw e;
      }
    } catch (JdbiException | SQLException e) {
      throw failed(file, full, e);
    }
  }

  private static Handle migrated(DatabaseFile file, Jdbi connections, Migrating migrating)
      throws SQLException {
    Handle writer = connections.open();
    try {
      migrating.apply(file.path(), writer);
      return writer;
    } catch (RuntimeException | SQLException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Continues with the file that its name refers to now, for a process that had to wait: another
   * one may have replaced it, or migrated its tables.
   *
   * @throws StoreException if it is gone, or of a newer version
   */
  synchronized void catchUp() {
    try {
      if (opened.isReplaced()) {
        reopen();
      } else {
        migrating.apply(file.path(), writer);
      }
    } catch (JdbiException | SQLException e) {
      throw failed(e);
    }
  }

  private void reopen() throws SQLException {
    Handle fresh = migrated(file, connections, migrating);
    readers.close();
    writer.close();
    writer = fresh;
    durable = true;
    readers = new Readers(connections);
    opened = OpenedFile.at(file.path());
  }

  private static StoreException failed(DatabaseFile file, Runnable full, Exception e) {
    StoreException failure = SqliteFailures.of(file, e);
    if (failure.code() == SqliteError.DISK_FULL) {
      full.run();
    }
    return failure;
  }

  private StoreException failed(Exception e) {
    return failed(file, full, e);
  }

  /** The file. */
  DatabaseFile file() {
    return file;
  }

  /**
   * Refuses to continue with a file that its name no longer refers to.
   *
   * @throws StoreException with {@link SqliteError#MOVED}
   */
  void requireInPlace() {
    opened.require();
  }

  /** Work in one transaction on the writing connection. It is on the disk when this returns. */
  <T> T write(Work<T> work) {
    return write(work, true);
  }

  /**
   * Like {@link #write}, for what costs nothing to be done again: when power fails, the last of
   * such transactions may be lost, and never one before a durable one.
   */
  <T> T writeRepeatable(Work<T> work) {
    return write(work, false);
  }

  /** The same for a run, in whose transaction its turn is checked (AS-19). */
  <T> T write(Turn turn, Work<T> work) throws TurnLostException {
    return written(turn, write(inTurn(turn, work)));
  }

  /** The same for what costs nothing to be done again. */
  <T> T writeRepeatable(Turn turn, Work<T> work) throws TurnLostException {
    return written(turn, writeRepeatable(inTurn(turn, work)));
  }

  private static <T> Work<Optional<T>> inTurn(Turn turn, Work<T> work) {
    return handle ->
        MailboxRow.isLatest(handle, turn) ? Optional.of(work.on(handle)) : Optional.empty();
  }

  private static <T> T written(Turn turn, Optional<T> result) throws TurnLostException {
    return result.orElseThrow(() -> new TurnLostException(turn));
  }

  private synchronized <T> T write(Work<T> work, boolean toDisk) {
    requireInPlace();
    try {
      setDurable(toDisk);
      return writer.inTransaction(work::on);
    } catch (JdbiException | SQLException | Damage e) {
      throw failed(e);
    }
  }

  private void setDurable(boolean wanted) {
    if (durable != wanted) {
      writer.execute("PRAGMA synchronous = " + (wanted ? "FULL" : "NORMAL"));
      durable = wanted;
    }
  }

  /** Work on a reading connection; several threads read at a time. */
  <T> T read(Work<T> work) {
    requireInPlace();
    try {
      return readers.read(work);
    } catch (JdbiException | SQLException | Damage e) {
      throw failed(e);
    }
  }

  /** Work in one transaction on the writing connection, which changes nothing if it is ended. */
  <T> T write(Progress progress, Work<T> work) {
    return write(handle -> Followed.run(handle, progress, work));
  }

  /**
   * Long work that holds up neither readers nor writers, outside a transaction. What it sorts goes
   * to temporary files as soon as it is larger than the cache.
   */
  <T> T aside(Progress progress, Work<T> work) {
    requireInPlace();
    try (Handle handle = connections.open()) {
      handle.execute("PRAGMA temp_store = FILE");
      return Followed.run(handle, progress, work);
    } catch (JdbiException | SQLException | Damage e) {
      throw failed(e);
    }
  }

  /** Copies the log into the file and empties it, so that nothing deleted lives on in it. */
  void overwriteLog() {
    onWriter(handle -> handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list());
  }

  /**
   * Puts everything into the one file and ends the log.
   *
   * @throws StoreException if another process has the file open
   */
  void endLog() {
    readers.close();
    onWriter(
        handle -> handle.createQuery("PRAGMA journal_mode = DELETE").mapTo(String.class).one());
  }

  /** Rewrites the whole file without the deleted data; needs room for a second file beside it. */
  synchronized void rewrite() {
    requireInPlace();
    try (Connection apart = Connections.rewriting(file.path());
        Statement statement = apart.createStatement()) {
      statement.execute("VACUUM");
    } catch (SQLException e) {
      throw failed(e);
    }
    overwriteLog();
  }

  /** How often an address in lower case occurs in the files of the database. */
  long occurrences(String address) {
    long found = 0;
    for (String suffix : List.of("", "-wal")) {
      Path each = file.beside(suffix);
      try {
        found += Files.exists(each) ? ByteSearch.count(each, address) : 0;
      } catch (IOException e) {
        throw failed(e);
      }
    }
    return found;
  }

  /** Outside a transaction. */
  private synchronized void onWriter(Work<?> work) {
    requireInPlace();
    try {
      work.on(writer);
    } catch (JdbiException | SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    readers.close();
    synchronized (this) {
      writer.close();
    }
  }

  /** Work with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Handle handle) throws SQLException;
  }
}
