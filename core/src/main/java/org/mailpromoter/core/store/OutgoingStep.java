package org.mailpromoter.core.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;

/**
 * An entry of the history of a mail: it came into a phase, or something became known about it.
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

  /**
   * The entries that an event leaves in the history (SO-5).
   *
   * @param before the state before the event
   * @param after the state after it
   * @param at when it happened
   */
  public static List<OutgoingStep> of(
      SendState before, SendEvent event, SendState after, Instant at) {
    List<OutgoingStep> steps = new ArrayList<>(1);
    if (before.phase() != after.phase() || before.reason() != after.reason()) {
      steps.add(of(after));
    } else if (event instanceof SendEvent.Proven proven) {
      String where = proven.evidence().where();
      steps.add(new OutgoingStep(at, after.phase(), SendReason.PROVEN, where));
    }
    if (event instanceof SendEvent.Reported reported) {
      String words = "<" + reported.recipient() + "> " + reported.words();
      steps.add(new OutgoingStep(at, after.phase(), reason(reported.state()), words.strip()));
    }
    return steps;
  }

  /** The entry about the phase of a state. */
  public static OutgoingStep of(SendState state) {
    return new OutgoingStep(state.since(), state.phase(), state.reason(), state.words());
  }

  private static SendReason reason(RecipientState reported) {
    return switch (reported) {
      case DELIVERED -> SendReason.REPORTED_DELIVERED;
      case DELAYED -> SendReason.REPORTED_DELAYED;
      case UNDELIVERED -> SendReason.REPORTED_UNDELIVERED;
      case PENDING, LATER, UNCERTAIN, REFUSED, ABANDONED, ACCEPTED ->
          throw new IllegalArgumentException("no delivery report says " + reported);
    };
  }
}
