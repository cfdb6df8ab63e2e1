package org.mailpromoter.core.store;

import java.util.Set;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.sending.RewrittenId;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SubmissionOutcome;

/**
 * The keys of ids that servers give a mail in place of its Message-ID (SO-10).
 *
 * @since 0.1
 */
public final class RewrittenKeys {
  private RewrittenKeys() {}

  /** The keys that an event adds to those of the activity that a mail is. */
  public static Set<CorrelationKey> of(SendEvent event) {
    return event instanceof SendEvent.Answered answered
            && answered.outcome() instanceof SubmissionOutcome.Accepted accepted
        ? RewrittenId.in(accepted.reply())
            .map(left -> Set.of(new CorrelationKey(CorrelationKey.MESSAGE_ID_LEFT, left)))
            .orElseGet(Set::of)
        : Set.of();
  }
}
