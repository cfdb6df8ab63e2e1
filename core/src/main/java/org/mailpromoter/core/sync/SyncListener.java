package org.mailpromoter.core.sync;

import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Is told how a synchronization goes. Called by threads of the synchronizer, one call at a time for
 * each mailbox, after what it tells was committed; it cannot stop anything. For embedders and
 * progress bars.
 *
 * @since 0.1
 */
public interface SyncListener {
  /** A listener that does not listen. */
  SyncListener NONE = new SyncListener() {};

  /** Reading of a folder begins. */
  default void folder(MailboxId mailbox, FolderId folder) {}

  /**
   * A page is in the store.
   *
   * @param decided messages of the folder handled in this run so far
   * @param remaining messages of the folder still to come, -1 when unknown
   */
  default void progress(MailboxId mailbox, FolderId folder, long decided, long remaining) {}

  /**
   * Headers were read again, because an older version of the parser had read them.
   *
   * @param messages messages of the folder that were read again in this run so far
   * @param different those of them that say something else now
   */
  default void readAgain(MailboxId mailbox, FolderId folder, long messages, long different) {}

  /** The folder was numbered anew by its server; its messages are being recognised. */
  default void renumbered(MailboxId mailbox, FolderId folder, String former, String now) {}
}
