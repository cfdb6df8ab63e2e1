package org.mailpromoter.core.sync;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.turn.Turn;

/**
 * A mailbox to synchronize.
 *
 * @param turn the right to work on it; {@link Turn#alone} for a program that alone works with its
 *     store
 * @param source opens sessions to it
 * @param folders the folders to read, in this order
 * @param marking what its messages are marked with
 * @since 0.1
 */
public record MailboxTask(
    Turn turn, MailboxSource source, List<FolderTask> folders, Marking marking) {
  /** A mailbox that is only read. */
  public MailboxTask(Turn turn, MailboxSource source, List<FolderTask> folders) {
    this(turn, source, folders, Marking.NONE);
  }

  /** Copies the list. */
  public MailboxTask {
    Objects.requireNonNull(turn, "turn");
    Objects.requireNonNull(source, "source");
    folders = List.copyOf(folders);
    Objects.requireNonNull(marking, "marking");
  }

  /** The mailbox. */
  public MailboxId mailbox() {
    return turn.mailbox();
  }
}
