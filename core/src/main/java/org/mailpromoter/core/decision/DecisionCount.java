package org.mailpromoter.core.decision;

import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * How many decisions of one kind a mailbox has.
 *
 * @param mailbox the mailbox
 * @param outcome what became of the messages
 * @param reason the Dynamics 365 reason
 * @param count how many
 * @since 0.1
 */
public record DecisionCount(MailboxId mailbox, Outcome outcome, Reason reason, long count) {
  /** Rejects nulls. */
  public DecisionCount {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
  }
}
