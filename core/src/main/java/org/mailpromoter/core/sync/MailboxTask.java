package org.mailpromoter.core.sync;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSource;

/**
 * A mailbox to synchronize.
 *
 * @param mailbox its name
 * @param source opens sessions to it
 * @param folders the folders to read, in this order
 * @since 0.1
 */
public record MailboxTask(MailboxId mailbox, MailboxSource source, List<FolderTask> folders) {
  /** Copies the list. */
  public MailboxTask {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(source, "source");
    folders = List.copyOf(folders);
  }
}
