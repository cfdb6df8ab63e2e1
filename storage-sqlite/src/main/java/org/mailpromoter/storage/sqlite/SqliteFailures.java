package org.mailpromoter.storage.sqlite;

import java.util.List;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Translates what SQLite reports, here and nowhere else. */
final class SqliteFailures {
  private SqliteFailures() {}

  static StoreException of(DatabaseFile file, Exception failure) {
    String place = "The database " + file.path();
    if (failure instanceof Damage) {
      return new StoreException(
          StoreError.DAMAGED, place + " is damaged: " + failure.getMessage() + ".", failure);
    }
    SQLiteErrorCode code = codeOf(failure);
    if (code.name().startsWith("SQLITE_CONSTRAINT")) {
      return refused(place, failure);
    }
    return switch (code) {
      case SQLITE_TOOBIG, SQLITE_MISMATCH -> refused(place, failure);
      case SQLITE_NOTADB ->
          failed(SqliteError.NOT_A_DATABASE, place + " is not an SQLite database.", failure);
      case SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_SEQUENCE, SQLITE_CORRUPT_VTAB ->
          failed(StoreError.DAMAGED, place + " is damaged.", failure);
      case SQLITE_IOERR_SHORT_READ, SQLITE_FORMAT ->
          failed(StoreError.DAMAGED, place + " is damaged: it is incomplete.", failure);
      case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED ->
          failed(StoreError.IN_USE, place + " is being written by another process.", failure);
      case SQLITE_FULL ->
          failed(SqliteError.DISK_FULL, place + " cannot grow: the disk is full.", failure);
      case SQLITE_CANTOPEN,
          SQLITE_READONLY,
          SQLITE_PERM,
          SQLITE_READONLY_DIRECTORY,
          SQLITE_READONLY_CANTINIT,
          SQLITE_READONLY_RECOVERY ->
          unwritable(file, failure);
      default -> other(file, failure);
    };
  }

  /** The remains of a killed run can only be read if the database can be written. */
  private static StoreException unwritable(DatabaseFile file, Exception failure) {
    return file.isReadOnly()
        ? failed(
            SqliteError.READ_ONLY,
            "The database " + file.path() + " is read-only here, and this operation writes.",
            failure)
        : file.cannotBeWritten("The database " + file.path(), failure);
  }

  private static StoreException other(DatabaseFile file, Exception failure) {
    if (isWithoutLibrary(failure)) {
      return failed(
          SqliteError.NO_LIBRARY,
          "SQLite cannot be loaded: " + rootMessage(failure) + ".",
          failure);
    }
    if (isOfDamagedTables(failure)) {
      return failed(
          StoreError.DAMAGED,
          "The database " + file.path() + " is damaged: " + rootMessage(failure) + ".",
          failure);
    }
    if (file.isDiskFull()) {
      return file.cannotBeWritten("The database " + file.path(), failure);
    }
    return failed(
        SqliteError.FAILED,
        "The database " + file.path() + " reports: " + rootMessage(failure) + ".",
        failure);
  }

  private static StoreException refused(String place, Exception failure) {
    return failed(
        SqliteError.VALUE_REFUSED,
        place + " refuses a value: " + rootMessage(failure) + ".",
        failure);
  }

  private static StoreException failed(ErrorCode code, String sentence, Exception cause) {
    return new StoreException(code, sentence, cause);
  }

  /** The driver unpacks its native code, which cannot be run where a file system forbids it. */
  private static boolean isWithoutLibrary(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UnsatisfiedLinkError
          || each.getClass().getSimpleName().equals("NativeLibraryNotFoundException")) {
        return true;
      }
    }
    return false;
  }

  /** Tables that the program has made are missing or cannot be read: SQLite has no code for it. */
  private static boolean isOfDamagedTables(Throwable failure) {
    String message = rootMessage(failure);
    return codeOf(failure) == SQLiteErrorCode.SQLITE_ERROR
        && List.of("malformed", "no such table", "no such column", "unsupported file format")
            .stream()
            .anyMatch(message::contains);
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
