package org.mailpromoter.core.sync;

import java.util.Objects;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;

/**
 * A folder to read.
 *
 * @param folder which
 * @param role what it is for: mail in the Sent folder is outgoing
 * @since 0.1
 */
public record FolderTask(FolderId folder, FolderRole role) {
  /** Rejects nulls. */
  public FolderTask {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(role, "role");
  }

  /** A folder of incoming mail. */
  public static FolderTask incoming(FolderId folder) {
    return new FolderTask(folder, FolderRole.INBOX);
  }
}
