package org.mailpromoter.core.store;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.SendEvent;

/**
 * What a message that was read says about a mail that we sent.
 *
 * @param mail the mail
 * @param events what it proves or reports, in order
 * @param keys further keys of the activity that the mail is, under which replies find it
 * @since 0.1
 */
public record Sighting(OutgoingId mail, List<SendEvent> events, Set<CorrelationKey> keys) {
  /** Copies the collections. */
  public Sighting {
    Objects.requireNonNull(mail, "mail");
    events = List.copyOf(events);
    keys = Set.copyOf(keys);
  }
}
