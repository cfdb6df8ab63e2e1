package org.mailpromoter.core.diagnosis;

import java.util.Objects;
import org.mailpromoter.core.decision.Reason;

/**
 * A change under which the message would have been promoted, verified by deciding again.
 *
 * @param change what to do; two changes in one where no single one is enough
 * @param reason with what reason the message would be promoted
 * @param impact what it would do to other messages
 * @since 0.1
 */
public record Remedy(Change change, Reason reason, Impact impact) {
  /** Checks for nulls. */
  public Remedy {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(impact, "impact");
  }

  /** What to do and what comes of it. */
  public String sentence() {
    return change.sentence()
        + ": the message would be promoted with "
        + reason.title()
        + "."
        + others();
  }

  private String others() {
    if (!impact.counted() || change.scope() == Change.Scope.ONE_MESSAGE) {
      return "";
    }
    long others = Math.max(0, impact.promoted() - 1);
    String lost =
        impact.noLonger() == 0 ? "" : ", and " + impact.noLonger() + " would not be any more";
    return (impact.messages() == 1
            ? " Of the only message stored "
            : " Of the last " + impact.messages() + " messages ")
        + (others == 0 ? "no other" : others + (others == 1 ? " other" : " others"))
        + " would be promoted"
        + lost
        + ".";
  }

  Remedy with(Impact counted) {
    return new Remedy(change, reason, counted);
  }
}
