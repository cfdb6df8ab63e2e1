package org.mailpromoter.core.facts;

import java.util.Objects;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Direction;

/**
 * A folder of which messages are gathered.
 *
 * @param mailbox the mailbox being synchronised
 * @param folder one of its folders
 * @param role what the folder is for
 * @since 0.1
 */
public record Place(MailboxId mailbox, FolderId folder, FolderRole role) {
  /** Rejects nulls. */
  public Place {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(role, "role");
  }

  /**
   * Mail in the Sent folder is outgoing, and all other mail is incoming, regardless of its author.
   */
  public Direction direction() {
    return role == FolderRole.SENT ? Direction.OUTGOING : Direction.INCOMING;
  }
}
