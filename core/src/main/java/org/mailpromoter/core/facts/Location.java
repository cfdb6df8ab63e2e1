package org.mailpromoter.core.facts;

import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Where a message was found.
 *
 * @param mailbox the mailbox being synchronised
 * @param folder its folder
 * @param role what the folder is for
 * @param keywords the keywords on the message, in lower case (IMAP flags that are not a system
 *     flags)
 * @since 0.1
 */
public record Location(MailboxId mailbox, FolderId folder, FolderRole role, Set<String> keywords) {
  /** Copies the set. */
  public Location {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(role, "role");
    keywords = Set.copyOf(keywords);
  }
}
