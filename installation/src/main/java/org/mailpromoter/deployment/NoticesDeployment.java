package org.mailpromoter.deployment;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.EnvelopeAddress;

/**
 * The section {@code notices}: mail about the product itself.
 *
 * @param from the user or queue that sends it
 * @param alertsTo who gets alerts; nobody if empty
 * @param alertsPerHour how many mails about alerts are written in an hour, positive
 * @param reportTo who gets the weekly report; nobody if empty
 * @param digest how often users learn which of their mail was refused
 * @param digestExcept users who do not
 * @see NoticesSection
 */
public record NoticesDeployment(
    RecordId from,
    List<EnvelopeAddress> alertsTo,
    int alertsPerHour,
    List<EnvelopeAddress> reportTo,
    DigestRhythm digest,
    Set<RecordId> digestExcept) {
  /** The subscriber of alerts that mails them. No sink of a file has a blank in front. */
  public static final SinkId ALERTS = new SinkId(" notices");

  /** Copies the lists. */
  public NoticesDeployment {
    Objects.requireNonNull(from, "from");
    alertsTo = List.copyOf(alertsTo);
    reportTo = List.copyOf(reportTo);
    Objects.requireNonNull(digest, "digest");
    digestExcept = Set.copyOf(digestExcept);
  }
}
