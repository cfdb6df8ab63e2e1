package org.mailpromoter.core.sync;

import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Receives the progress of a synchronization, for embedders and progress bars. Called on threads of
 * the synchronizer, one call at a time for each mailbox, after the reported work is committed. It
 * cannot stop the run.
 *
 * @since 0.1
 */
public interface SyncListener {
  /** A listener that ignores everything. */
  SyncListener NONE = new SyncListener() {};

  /** Reading of a folder begins. */
  default void folder(MailboxId mailbox, FolderId folder) {}

  /**
   * A page was committed.
   *
   * @param decided messages of the folder handled in this run so far
   * @param remaining messages of the folder still to come, -1 when unknown
   */
  default void progress(MailboxId mailbox, FolderId folder, long decided, long remaining) {}

  /**
   * Headers were read again, because an older version of the parser had read them.
   *
   * @param messages messages of the folder that were read again in this run so far
   * @param different those of them whose content differs now
   */
  default void readAgain(MailboxId mailbox, FolderId folder, long messages, long different) {}

  /** The server renumbered the folder; its messages are being recognised. */
  default void renumbered(MailboxId mailbox, FolderId folder, String former, String now) {}
}
