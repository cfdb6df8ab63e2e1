package org.mailpromoter.storage.sqlite;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** What can go wrong with the database. */
public enum SqliteError implements ErrorCode {
  /** The folder or file cannot be used. */
  UNREADABLE(
      "storage/unreadable",
      Retry.AFTER_A_CHANGE,
      "Check that the folder exists and that the user who runs mailpromoter may read and write the"
          + " file and its folder, or choose another path under storage.file."),
  /** The file is not a database of ours. */
  NOT_A_DATABASE(
      "storage/not-a-database",
      Retry.AFTER_A_CHANGE,
      "Restore the file from a backup, or move it away: the next sync reads the mailboxes again and"
          + " builds a new one."),
  /** The database was written by a newer version of the program. */
  NEWER_VERSION(
      "storage/newer-version",
      Retry.AFTER_A_CHANGE,
      "Run the newer version of mailpromoter, or choose another file under storage.file. Nothing was"
          + " changed."),
  /** The disk is full. */
  DISK_FULL(
      "storage/disk-full",
      Retry.AFTER_A_CHANGE,
      "Free some space and run the command again. Nothing that was written is lost."),
  /** A value, or two values that exclude each other, cannot be written. */
  VALUE_REFUSED(
      "storage/value-refused",
      FaultScope.MESSAGE,
      Retry.LATER,
      "This is a defect: report it with the output of the same command with --verbose. The database"
          + " is sound, and nothing was written."),
  /** Anything else that SQLite reports. */
  FAILED(
      "storage/failed",
      Retry.LATER,
      "Run the command again. If it persists, check the file with 'sqlite3 FILE \"PRAGMA"
          + " integrity_check\"'.");

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
