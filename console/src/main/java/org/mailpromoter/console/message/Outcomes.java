package org.mailpromoter.console.message;

import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.diagnosis.english.EnglishFinding;

/** What became of a message, in a chip and in a few words. */
public final class Outcomes {
  private Outcomes() {}

  public static Chip chip(DecisionEntry entry) {
    return chip(entry.outcome(), entry.reason());
  }

  /** What became of it. */
  public static Chip chip(Outcome outcome, Reason reason) {
    String label = outcome == Outcome.OUT_OF_SCOPE ? "Left alone" : reason.title();
    return new Chip(tone(outcome, reason), label);
  }

  private static Tone tone(Outcome outcome, Reason reason) {
    return switch (outcome) {
      case PROMOTED -> Tone.YES;
      case OUT_OF_SCOPE -> Tone.CALM;
      case REFUSED ->
          switch (reason) {
            case DUPLICATE -> Tone.CALM;
            case UNDELIVERABLE -> Tone.WAIT;
            default -> Tone.NO;
          };
    };
  }

  /** The most specific reason as a clause. */
  public static String because(DecisionEntry entry) {
    String clause = EnglishFinding.of(entry.subReasons().get(0));
    if (entry.reason() == Reason.DUPLICATE) {
      return entry
          .activity()
          .map(id -> "Is email activity " + id + " already")
          .orElse(capital(clause));
    }
    return entry
        .activity()
        .map(id -> "Email activity " + id + ": " + clause)
        .orElse(capital(clause));
  }

  /** The most specific reason as a clause, without the activity that it became. */
  static String clause(DecisionEntry entry) {
    return capital(EnglishFinding.of(entry.subReasons().get(0)));
  }

  private static String capital(String clause) {
    return Words.capitalized(clause);
  }
}
