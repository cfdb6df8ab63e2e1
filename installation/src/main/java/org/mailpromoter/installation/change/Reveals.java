package org.mailpromoter.installation.change;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.RefusedException.Why;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Sight;

/** Shows somebody mail of others. Its owner can see in the audit log who asked for it, and why. */
public final class Reveals {
  private final OpenInstallation open;

  /** The messages of an installation. */
  public Reveals(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Reveals the message that a decision is about.
   *
   * @param by who asks, with a reason
   * @param sight what they see until now
   * @param number the number of the decision
   * @return the message that is to be shown to them from now on
   * @throws RefusedException if there is no reason, or they see no mail of others
   */
  public MessageIdentity decision(Requester by, Sight sight, long number)
      throws NotFoundException, RefusedException {
    StoredDecision found =
        Optional.of(number)
            .filter(each -> each > 0)
            .flatMap(each -> open.storage().decisionHistory().find(new DecisionId(each)))
            .orElseThrow(() -> NotFoundException.of(NotFoundException.Kind.DECISION, number));
    Optional<RecordId> owner = open.parts().deployment().ownerOf(found.mailbox());
    return reveal(by, sight, "decision " + number, owner, found.entry().identity());
  }

  /** Reveals the message that an activity was made of, in the same way. */
  public MessageIdentity activity(Requester by, Sight sight, long number)
      throws NotFoundException, RefusedException {
    EmailActivity found = new Activities(open).find(number);
    return reveal(by, sight, "activity " + number, found.owner(), found.identity());
  }

  private MessageIdentity reveal(
      Requester by, Sight sight, String object, Optional<RecordId> owner, MessageIdentity message)
      throws RefusedException {
    return Audited.of(open, by, Operation.REVEAL_MESSAGE, object)
        .concerning(owner)
        .run(
            entry -> {
              if (!sight.mayReveal()) {
                throw new RefusedException(Why.NEVER_REVEALED);
              }
              if (by.reason().isBlank()) {
                throw new RefusedException(Why.NO_REASON);
              }
              return message;
            });
  }
}
