package org.mailpromoter.core.store;

import java.util.Objects;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * The rank of a copy of a message that is promoted, or would be without the other copies. The copy
 * with the least rank determines the receiving mailbox of the activity, and with it the accepting
 * entity, the owner and the record of the folder, whichever copy was read first (AS-16).
 *
 * @param activity the activity
 * @param mailbox where the copy is
 * @param folder where in the mailbox
 * @param rank compared as text; the least counts
 * @since 0.1
 */
public record Claim(ActivityId activity, MailboxId mailbox, FolderId folder, String rank) {
  /** Rejects nulls. */
  public Claim {
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(rank, "rank");
  }
}
