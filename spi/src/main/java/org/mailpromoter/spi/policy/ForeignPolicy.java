package org.mailpromoter.spi.policy;

import java.util.List;
import java.util.Objects;

/**
 * All settings of another CRM at one time. Immutable.
 *
 * @param place which CRM it is, for people, for example its host
 * @param settings those of the organization, each key once
 * @param owners its users and queues
 * @param mailboxes their mailboxes
 * @param notCarriedOver what has no counterpart here
 * @since 0.1
 */
public record ForeignPolicy(
    String place,
    List<ForeignSetting> settings,
    List<ForeignOwner> owners,
    List<ForeignMailbox> mailboxes,
    List<NotCarriedOver> notCarriedOver) {
  /** Copies the lists. */
  public ForeignPolicy {
    Objects.requireNonNull(place, "place");
    settings = List.copyOf(settings);
    owners = List.copyOf(owners);
    mailboxes = List.copyOf(mailboxes);
    notCarriedOver = List.copyOf(notCarriedOver);
  }
}
