package org.mailpromoter.core.facts;

import java.util.Objects;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.store.Sighting;

/**
 * A mail that we sent and that a delivery report names.
 *
 * @param mail the mail, as it is without the report
 * @param says what the report says about it
 * @since 0.1
 */
public record ReportedMail(OutgoingMail mail, Sighting says) {
  /** Rejects nulls. */
  public ReportedMail {
    Objects.requireNonNull(mail, "mail");
    Objects.requireNonNull(says, "says");
  }
}
