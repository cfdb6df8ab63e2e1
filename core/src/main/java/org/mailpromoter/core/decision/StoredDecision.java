package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * A stored decision.
 *
 * @param id its number
 * @param mailbox the mailbox in which the message was seen
 * @param decidedAt when it was decided
 * @param policyVersion the version of the policy under which it was decided
 * @param entry the decision; lists leave its trace and facts empty
 * @since 0.1
 */
public record StoredDecision(
    DecisionId id, MailboxId mailbox, Instant decidedAt, long policyVersion, DecisionEntry entry) {
  /** Rejects nulls. */
  public StoredDecision {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(decidedAt, "decidedAt");
    Objects.requireNonNull(entry, "entry");
  }
}
