package org.mailpromoter.console.outgoing;

import java.util.List;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SendState;

/** Phases of mail and states of recipients in words with a tone. */
public final class PhaseWords {
  private PhaseWords() {}

  /** The state of a mail. */
  public static Chip chip(SendState state) {
    boolean partly =
        state.phase() == Phase.SENT
            && state.recipients().stream().anyMatch(each -> isLost(each.state()));
    return partly ? new Chip(Tone.WAIT, "sent, not to all") : chip(state.phase());
  }

  private static boolean isLost(RecipientState state) {
    return List.of(RecipientState.REFUSED, RecipientState.ABANDONED, RecipientState.UNDELIVERED)
        .contains(state);
  }

  static Chip chip(Phase phase) {
    return switch (phase) {
      case DRAFT -> new Chip(Tone.CALM, "draft");
      case PENDING_SEND -> new Chip(Tone.WAIT, "waits");
      case SENDING -> new Chip(Tone.WAIT, "is being sent");
      case HANDED_OVER -> new Chip(Tone.WAIT, "handed over");
      case SENT -> new Chip(Tone.YES, "sent");
      case FAILED -> new Chip(Tone.NO, "not sent");
      case UNCERTAIN -> new Chip(Tone.NO, "in doubt");
      case HELD -> new Chip(Tone.WAIT, "held");
      case CANCELED -> new Chip(Tone.CALM, "canceled");
    };
  }

  static Chip chip(RecipientState state) {
    return switch (state) {
      case PENDING -> new Chip(Tone.WAIT, "waits");
      case LATER -> new Chip(Tone.WAIT, "refused for now");
      case UNCERTAIN -> new Chip(Tone.NO, "in doubt");
      case REFUSED -> new Chip(Tone.NO, "refused");
      case ABANDONED -> new Chip(Tone.NO, "given up");
      case ACCEPTED -> new Chip(Tone.YES, "accepted");
      case DELAYED -> new Chip(Tone.WAIT, "delayed");
      case DELIVERED -> new Chip(Tone.YES, "delivered");
      case UNDELIVERED -> new Chip(Tone.NO, "undelivered");
    };
  }
}
