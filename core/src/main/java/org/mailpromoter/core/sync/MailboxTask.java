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
 * @param marking what its messages are marked with
 * @since 0.1
 */
public record MailboxTask(
    MailboxId mailbox, MailboxSource source, List<FolderTask> folders, Marking marking) {
  /** A mailbox that is only read. */
  public MailboxTask(MailboxId mailbox, MailboxSource source, List<FolderTask> folders) {
    this(mailbox, source, folders, Marking.NONE);
  }

  /** Copies the list. */
  public MailboxTask {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(source, "source");
    folders = List.copyOf(folders);
    Objects.requireNonNull(marking, "marking");
  }
}
