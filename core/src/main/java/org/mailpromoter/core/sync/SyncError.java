package org.mailpromoter.core.sync;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * Failures of synchronization itself, in addition to those of connectors and stores.
 *
 * @since 0.1
 */
public enum SyncError implements ErrorCode {
  /** Another process wrote the same folder meanwhile. */
  CURSOR_MOVED(
      "sync/cursor-moved",
      FaultScope.FOLDER,
      Retry.LATER,
      "Let only one process synchronize a mailbox. Nothing was written twice; the next run goes on."),
  /** Other mailboxes made the same activities again and again. */
  OVERTAKEN(
      "sync/overtaken",
      FaultScope.FOLDER,
      Retry.LATER,
      "Nothing was written twice; the next run goes on."),
  /** Another run of the mailbox is under way. */
  BUSY(
      "sync/busy",
      FaultScope.MAILBOX,
      Retry.LATER,
      "Wait until the other run has ended. It reads the same mail, so nothing is lost."),
  /** Another run took over the mailbox, because this one did not answer. */
  TURN_LOST(
      "sync/turn-lost",
      FaultScope.MAILBOX,
      Retry.LATER,
      "Nothing was written twice: the other run goes on. If it happens again, check why this process"
          + " stood still, for example because its machine was suspended or short of memory."),
  /** The server lists the messages of a page but returns none of their headers. */
  PAGE_REFUSED(
      "sync/page-refused",
      FaultScope.FOLDER,
      Retry.LATER,
      "Nothing was skipped: the next run asks again. If it persists, check the log of the mail "
          + "server."),
  /** A connector reports more pages but returns to an earlier one. */
  NO_PROGRESS(
      "sync/no-progress",
      FaultScope.FOLDER,
      Retry.LATER,
      "This is a defect of the connector: report it to its maker. Nothing was lost."),
  /** Our own code failed, and not over a single message. */
  DEFECT(
      "sync/defect",
      FaultScope.FOLDER,
      Retry.LATER,
      "This is a defect: report it with the output of the same command with --verbose. Nothing was"
          + " lost, and the next run goes on where this one stopped."),
  /** Marks are configured for a mailbox that does not support them (P-60). */
  MARKS_NOT_OFFERED(
      "sync/marks-not-offered",
      FaultScope.MAILBOX,
      Retry.AFTER_A_CHANGE,
      "Remove the keys from the mailbox's configuration; its mail is only read."),
  /** Every mark of a folder disappeared at once. */
  MARKS_LOST(
      "sync/marks-lost",
      FaultScope.FOLDER,
      Retry.LATER,
      "If somebody removed them all to untrack the mail, untrack its activities here."),
  /** A person restored or removed marks (F-10, F-20). */
  MARKS_CHANGED(
      "sync/marks-changed",
      FaultScope.MESSAGE,
      Retry.LATER,
      "The history of each activity says who did it; it can be undone there."),
  /** Messages that are activities would not be promoted as their headers are read now. */
  PROMOTED_IN_ERROR(
      "sync/promoted-in-error",
      FaultScope.MESSAGE,
      Retry.LATER,
      "Look at each activity. If it should not be one, untrack it, which removes it from its "
          + "conversation."),
  /** The activities of some messages cannot be created (S-40). */
  UNDELIVERABLE(
      "sync/undeliverable",
      FaultScope.MESSAGE,
      Retry.AFTER_A_CHANGE,
      "The explanation of each message shows the problem. Once it is fixed, decide them again."),
  /** Contents of attachments cannot be spooled. */
  TEMPORARY_FILE(
      "sync/temporary-file",
      FaultScope.INSTALLATION,
      Retry.LATER,
      "Free space in the folder for temporary files, choose another one with the Java option"
          + " -Djava.io.tmpdir=FOLDER, or set store-attachments to no.");

  private final String id;
  private final ErrorMeaning meaning;

  SyncError(String id, FaultScope scope, Retry retry, String remedy) {
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
