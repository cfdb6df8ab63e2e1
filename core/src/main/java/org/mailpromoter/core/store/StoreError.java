package org.mailpromoter.core.store;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * Failures of every kind of storage that callers distinguish.
 *
 * @since 0.1
 */
public enum StoreError implements ErrorCode {
  /** Another process is using the storage. */
  IN_USE(
      "storage/in-use",
      Retry.LATER,
      "Wait until the other process has finished, or stop it. Commands that only read, such as"
          + " status and errors, work meanwhile."),

  /** There is no storage, and the operation creates none. */
  ABSENT(
      "storage/absent",
      Retry.AFTER_A_CHANGE,
      "Synchronize: the first synchronization creates it. If there was one, correct its place in"
          + " the section storage, or restore a backup."),

  /** The stored data is damaged: it cannot be read, or was not written by this program. */
  DAMAGED(
      "storage/damaged",
      Retry.AFTER_A_CHANGE,
      "Restore a backup. Without a backup, move the database away"
          + " together with the files next to it that end with -wal and -shm: the next sync reads the"
          + " mailboxes again and builds a new one. These do not come back: imported and added"
          + " records, Track options and settings chosen by command, recorded sent mail, mail that"
          + " is no longer in its mailbox, what was untracked, regarding records that were set by"
          + " hand, and the counters of tracking tokens, so tokens that are already in people's "
          + "mail are issued again. A check of the storage says what is damaged."),

  /** The data has a form that a version before 0.1 wrote and later versions cannot read. */
  OUTDATED(
      "storage/outdated",
      Retry.AFTER_A_CHANGE,
      "Move the database away together with the files next to it that end with -wal and -shm: the"
          + " next sync reads the mailboxes again and builds a new one."),

  /** The storage does not support backups. */
  NO_BACKUP(
      "storage/no-backup",
      Retry.AFTER_A_CHANGE,
      "Use the backup tools of the database, as described in the plugin's documentation.");

  private final String id;
  private final ErrorMeaning meaning;

  StoreError(String id, Retry retry, String remedy) {
    this.id = id;
    this.meaning = new ErrorMeaning(FaultScope.INSTALLATION, retry, remedy);
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
