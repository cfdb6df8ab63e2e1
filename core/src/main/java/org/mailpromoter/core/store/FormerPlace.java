package org.mailpromoter.core.store;

import java.util.Objects;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.message.MessageIdentity;

/**
 * A decision about a message that had another place before its folder was renumbered.
 *
 * @param decision the decision
 * @param identity the message
 * @since 0.1
 */
public record FormerPlace(DecisionId decision, MessageIdentity identity) {
  /** Rejects nulls. */
  public FormerPlace {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(identity, "identity");
  }
}
