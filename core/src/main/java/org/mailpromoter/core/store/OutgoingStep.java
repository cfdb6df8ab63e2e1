package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.Objects;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.SendReason;

/**
 * An entry of the history of a mail: it came into a phase.
 *
 * @param at when
 * @param phase the phase
 * @param reason why
 * @param words why, as a server or a failure said it; may be empty
 * @since 0.1
 */
public record OutgoingStep(Instant at, Phase phase, SendReason reason, String words) {
  /** Rejects nulls. */
  public OutgoingStep {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(words, "words");
  }
}
