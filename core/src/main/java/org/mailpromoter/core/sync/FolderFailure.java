package org.mailpromoter.core.sync;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * A folder, or a whole mailbox, that could not be synchronized to its end. Immutable.
 *
 * @since 0.1
 */
public final class FolderFailure {
  private final MailboxId mailbox;
  private final @Nullable FolderId folder;
  private final Faulted fault;

  private FolderFailure(MailboxId mailbox, @Nullable FolderId folder, Faulted fault) {
    this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
    this.folder = folder;
    this.fault = Objects.requireNonNull(fault, "fault");
  }

  /** A mailbox that could not be synchronized at all. */
  public static FolderFailure ofMailbox(MailboxId mailbox, Faulted fault) {
    return new FolderFailure(mailbox, null, fault);
  }

  /** A mailbox that another run works on. */
  static FolderFailure busy(MailboxId mailbox) {
    return ofMailbox(
        mailbox,
        new MailAccessException(
            SyncError.BUSY, "Another run of the mailbox " + mailbox + " is under way."));
  }

  /** A folder that could not be synchronized to its end. */
  public static FolderFailure ofFolder(MailboxId mailbox, FolderId folder, Faulted fault) {
    return new FolderFailure(mailbox, Objects.requireNonNull(folder, "folder"), fault);
  }

  /** The mailbox. */
  public MailboxId mailbox() {
    return mailbox;
  }

  /** The folder, empty when the mailbox could not be opened at all. */
  public Optional<FolderId> folder() {
    return Optional.ofNullable(folder);
  }

  /** What went wrong. */
  public Faulted fault() {
    return fault;
  }

  @Override
  public String toString() {
    return mailbox + (folder == null ? "" : "/" + folder) + ": " + fault.sentence();
  }
}
