package org.mailpromoter.storage.sqlite;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.store.StoreError;

/** Errors of the database. */
public enum SqliteError implements ErrorCode {
  /** The folder or file cannot be used. */
  UNREADABLE(
      "storage/unreadable",
      Retry.AFTER_A_CHANGE,
      "Check that the folder exists and that the user who runs this program may read and write the"
          + " file and its folder, or choose another path under storage.file."),
  /** The database must be written, and can only be read. */
  READ_ONLY(
      "storage/read-only",
      Retry.AFTER_A_CHANGE,
      "Copy the database, with its -wal file if there is one, to a writable folder, and set"
          + " storage.file to the copy. On a read-only database only reading commands work, such"
          + " as status, activities, errors and explain."),
  /** The file was moved, deleted or replaced, or is missing although its log exists. */
  MOVED(
      "storage/moved",
      Retry.AFTER_A_CHANGE,
      "Restore the database file under its name, together with its -wal file if there is one: it"
          + " contains the latest changes. Then start again. To use another database, or an"
          + " empty one, first move the -wal and -shm files away: they do not belong to it."),
  /** The native code of SQLite cannot be loaded. */
  NO_LIBRARY(
      "storage/no-library",
      Retry.AFTER_A_CHANGE,
      "SQLite uses native code, which cannot run from a file system that is mounted with noexec."
          + " Choose another folder to unpack it into, for example with"
          + " MAILPROMOTER_JAVA_OPTS=-Dorg.sqlite.tmpdir=/var/lib/mailpromoter."),
  /** The file is not a database of ours. */
  NOT_A_DATABASE(
      "storage/not-a-database", Retry.AFTER_A_CHANGE, StoreError.DAMAGED.meaning().remedy()),
  /** The database was written by a newer version of the program. */
  NEWER_VERSION(
      "storage/newer-version",
      Retry.AFTER_A_CHANGE,
      "Run the newer version of mailpromoter, or choose another file under storage.file. Nothing"
          + " was"
          + " changed."),
  /** The disk is full. */
  DISK_FULL(
      "storage/disk-full",
      Retry.AFTER_A_CHANGE,
      "Free some space and run the command again. No written data is lost."),
  /** A value, or two values that exclude each other, cannot be written. */
  VALUE_REFUSED(
      "storage/value-refused",
      FaultScope.MESSAGE,
      Retry.LATER,
      "This is a defect: report it with the output of the same command with --verbose. The"
          + " database is intact, and nothing was written."),
  /** Anything else that SQLite reports. */
  FAILED(
      "storage/failed",
      Retry.LATER,
      "Run the command again. If it persists, check the storage for damage. If the check fails in"
          + " the same way, the storage is damaged: restore a backup."),
  /** A backup cannot be written or cannot be restored. */
  BACKUP(
      "storage/backup",
      Retry.AFTER_A_CHANGE,
      "Choose another file. The database of the installation is unchanged.");

  private final String id;
  private final ErrorMeaning meaning;

  SqliteError(String id, Retry retry, String remedy) {
    this(id, FaultScope.INSTALLATION, retry, remedy);
  }

  SqliteError(String id, FaultScope scope, Retry retry, String remedy) {
    this.id = id;
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
