package org.mailpromoter.core.diagnosis;

import java.util.Objects;
import org.mailpromoter.core.decision.Reason;

/**
 * A change under which the message would have been promoted, verified by deciding again.
 *
 * @param change what to do; two changes in one where no single one is enough
 * @param reason the reason with which the message would be promoted
 * @param impact its effect on other messages
 * @since 0.1
 */
public record Remedy(Change change, Reason reason, Impact impact) {
  /** Rejects nulls. */
  public Remedy {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(impact, "impact");
  }

  Remedy with(Impact counted) {
    return new Remedy(change, reason, counted);
  }
}
