package org.mailpromoter.console.mailbox;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.installation.Task;

/**
 * Counts the messages of a synchronization as the progress of a job. A synchronization cannot be
 * cancelled. Used for one mailbox, so by one thread at a time.
 */
final class Counting implements SyncListener {
  private final Task task;
  private final Map<FolderId, Long> counted = new HashMap<>();

  Counting(Task task) {
    this.task = task;
  }

  @Override
  public void progress(MailboxId mailbox, FolderId folder, long decided, long remaining) {
    Long before = counted.put(folder, decided);
    try {
      task.advance(decided - (before == null ? 0 : before));
    } catch (CancellationException e) {
      // the engine asks nobody whether to go on
    }
  }
}
