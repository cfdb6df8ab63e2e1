package org.mailpromoter.core.store;

import java.util.Objects;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * An activity whose correlation, owner or regarding record may have changed (AS-14, AS-16).
 *
 * @param decision the decision that promoted its message, with its evidence
 * @param activity the activity
 * @param mailbox the mailbox of the copy that counts
 * @param folder the folder of the copy that counts
 * @since 0.1
 */
public record DueActivity(
    StoredDecision decision, ActivityId activity, MailboxId mailbox, FolderId folder) {
  /** Rejects nulls. */
  public DueActivity {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(folder, "folder");
  }
}
